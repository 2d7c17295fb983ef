import { describe, expect, it } from "vitest";
import { literal } from "../../../modules/terraform/literal";

describe("literal", () => {
  it("escapes what Terraform would take for an expression or a directive", () => {
    expect(literal('price > ${limit} %{ if true } "x"')).toBe('price > $${limit} %%{ if true } "x"');
  });

  it("leaves dollars, percent signs and braces alone that start nothing", () => {
    expect(literal("5 % of $ {a}")).toBe("5 % of $ {a}");
  });
});
