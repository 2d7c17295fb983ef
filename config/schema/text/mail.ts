import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, textOf } from "./rules";

const FIX = "write it as name@example.com";

/**
 * Address of a person or list. Amazon SNS, AWS Budgets and Databricks all send to it, so it is what all of them take:
 * ASCII, no quotes or comments, no name of a person before it. Sources: RFC 5321 (lengths 64 and 254), RFC 5322
 * (dot-atom), Amazon SNS, Subscribe (an e-mail address in the form of RFC 5322, ASCII), August 2026.
 */
export const email = named(
  { one: "e-mail address", many: "e-mail addresses" },
  textOf(
    {},
    oneLine,
    notPadded,
    form(/^(?!mailto:)/i, "begins with mailto:", "write the address alone, name@example.com"),
    form(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "is not an e-mail address", FIX),
    form(
      /^[!-~]+$/,
      "has letters or signs that are not ASCII, which Amazon SNS does not take",
      "use an address in ASCII",
    ),
    form(
      /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@/,
      "is not an e-mail address: before the @ stand letters, digits, signs and single dots between them",
      FIX,
    ),
    form(
      /@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$/,
      "is not an e-mail address: after the @ stands no domain of the internet",
      FIX,
    ),
    form(/^[^@]{1,64}@/, "has more than 64 characters before the @", "use a shorter address"),
    form(/^.{1,254}$/, "is longer than 254 characters", "use a shorter address"),
  ),
);
