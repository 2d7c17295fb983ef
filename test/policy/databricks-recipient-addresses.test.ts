import { describe, expect, it } from "vitest";
import { databricksRecipientAddresses as rule } from "../../policy/rules/databricks-recipient-addresses";
import { found } from "./support";

const recipient = (args: object) => found(rule, { databricks_recipient: { partner: { name: "partner", ...args } } });
const token = (...blocks: readonly string[]) =>
  recipient({ authentication_type: "TOKEN", ip_access_list: { allowed_ip_addresses: blocks } });

describe(rule.id, () => {
  it("accepts a token that works from listed addresses", () => {
    expect(token("203.0.113.0/24", "198.51.100.7/32")).toEqual([]);
  });

  it("accepts a recipient of Databricks, which has no token", () => {
    expect(recipient({ authentication_type: "DATABRICKS" })).toEqual([]);
  });

  it("finds a token that works from anywhere: without a list, with an empty one, with everybody in it", () => {
    const finding = ["databricks_recipient.partner"];
    expect(recipient({ authentication_type: "TOKEN" })).toEqual(finding);
    expect(token()).toEqual(finding);
    expect(token("203.0.113.0/24", "0.0.0.0/0")).toEqual(finding);
  });
});
