import { describe, expect, it } from "vitest";
import { databricksIpAccessListClosed as rule } from "../../policy/rules/databricks-ip-access-list-closed";
import { found } from "./support";

const list = (type: string, ...blocks: readonly string[]) =>
  found(rule, { databricks_ip_access_list: { users: { list_type: type, ip_addresses: blocks } } });

describe(rule.id, () => {
  it("accepts lists of somebody's blocks, and blocks that are kept out", () => {
    expect(list("ALLOW", "198.51.100.0/24", "203.0.113.7/32", "10.0.0.0/8")).toEqual([]);
    expect(list("BLOCK", "0.0.0.0/0")).toEqual([]);
  });

  it.each([
    [["0.0.0.0/0"]],
    [["198.51.100.0/24", "0.0.0.0/1"]],
    [["0.0.0.0/1", "128.0.0.0/1"]],
    [Array.from({ length: 256 }, (_, first) => `${first}.0.0.0/8`)],
  ])("finds everybody in %j", (blocks) => {
    expect(list("ALLOW", ...blocks)).toEqual(["databricks_ip_access_list.users"]);
  });
});
