import { z } from "zod";
import { type ArgumentValue, isArgumentValue } from "../overrides/value";
import { named } from "./text/named";
import { wrong } from "./wrong";

/** A value of an argument; its type is checked against the provider's schema once the resource is known. */
export const argumentValue: z.ZodCustom<unknown, ArgumentValue> = named(
  { one: "value", many: "values" },
  z.custom<ArgumentValue>(isArgumentValue, {
    error: wrong("is no value of an argument", "write a text, a number, true, false, or a list or an object of these"),
  }),
);
