import { describe, expect, it } from "vitest";
import { factsOf } from "../../../../tools/simulate/facts";
import { type ObjectValue, UNKNOWN } from "../../../../tools/simulate/schema/value";
import { failedChecks } from "../../../../tools/simulate/semantics/checks";
import { validateConfig } from "../../../../tools/simulate/semantics/validate";
import type { Path } from "../../../../tools/simulate/wire/handler";
import { blockOf, full } from "../support/planning";

function problems(type: string, config: ObjectValue): string[] {
  const block = blockOf(type);
  return validateConfig(block, factsOf(type), full(block, config)).map(
    ({ path = [], summary, detail }) => `${pathText(path)}: ${summary}: ${detail}`,
  );
}

const pathText = (path: Path) =>
  path.map((step) => ("attribute" in step ? step.attribute : "key" in step ? step.key : step.index)).join(".");

describe("checks of a configuration", () => {
  it("find nothing wrong with a good one", () => {
    expect(
      problems("databricks_ip_access_list", { label: "a", list_type: "ALLOW", ip_addresses: ["10.0.0.0/8"] }),
    ).toEqual([]);
    expect(problems("aws_vpc", {})).toEqual([]);
  });

  it("refuse a value that is not one of the allowed ones", () => {
    expect(problems("databricks_ip_access_list", { list_type: "DENY", ip_addresses: [] })).toEqual([
      'list_type: Invalid value for list_type: "DENY" is not one of ALLOW, BLOCK.',
    ]);
    const settings = { private_access_settings_name: "name", region: "r", private_access_level: "account" };
    expect(problems("databricks_mws_private_access_settings", settings)).toEqual([]);
  });

  it("refuse too few and too many items of an attribute", () => {
    const network = { account_id: "a", network_name: "name", vpc_id: "v" };
    const [few, many] = [["a"], ["1", "2", "3", "4", "5", "6"]];
    expect(problems("databricks_mws_networks", { ...network, subnet_ids: few, security_group_ids: many })).toEqual([
      "security_group_ids: Too many items in security_group_ids: At most 5 are allowed, there are 6.",
      "subnet_ids: Not enough items in subnet_ids: At least 2 are needed, there are 1.",
    ]);
  });

  it("refuse arguments that exclude each other, each pair once", () => {
    expect(problems("databricks_dashboard", { display_name: "a", file_path: "f", serialized_dashboard: "{}" })).toEqual(
      ["file_path: Conflicting arguments: file_path may not be set together with serialized_dashboard."],
    );
  });

  it("compare inside an item, not across items", () => {
    const source = (branch: object) => ({ git_source: [{ url: "https://a", ...branch }] });
    expect(problems("databricks_job", source({ branch: "main", tag: "v1" }))).toEqual([
      "git_source.0.branch: Conflicting arguments: git_source.branch may not be set together with git_source.tag.",
    ]);
    expect(problems("databricks_job", source({ branch: "main" }))).toEqual([]);
  });

  it("want exactly one of a group", () => {
    const assignment = { permissions: ["USER"] };
    const group = "group_name, principal_id, service_principal_name, user_name";
    expect(problems("databricks_permission_assignment", assignment)).toEqual([
      `: Missing argument: Exactly one of ${group} has to be set.`,
    ]);
    expect(problems("databricks_permission_assignment", { ...assignment, group_name: "a", user_name: "b" })).toEqual([
      `group_name: Conflicting arguments: Only one of ${group} may be set; there are group_name and user_name.`,
    ]);
    expect(problems("databricks_permission_assignment", { ...assignment, group_name: UNKNOWN })).toEqual([]);
  });

  it("do not ask for one of a group in a block that is not there", () => {
    expect(problems("databricks_job", { name: "a" })).toEqual([]);
    expect(problems("databricks_job", { name: "a", trigger: [{}] })).toHaveLength(1);
  });

  it("want at least one of a group, and arguments that need each other", () => {
    expect(problems("databricks_entitlements", {})).toHaveLength(1);
    expect(problems("databricks_metastore", { name: "a", delta_sharing_scope: "INTERNAL" })).toEqual([
      "delta_sharing_scope: Missing argument: delta_sharing_scope needs delta_sharing_recipient_token_lifetime_in_seconds as well.",
    ]);
  });

  it("say what an argument of a block in a list is called", () => {
    const task = { task_key: "a", new_cluster: [{ spark_version: "x", num_workers: -1 }] };
    expect(problems("databricks_job", { task: [task] })).toEqual([
      "task.0.new_cluster.0.num_workers: Invalid value for task.new_cluster.num_workers: -1 does not pass the provider's check: >= 0.",
    ]);
  });

  it("leave alone what is not known yet", () => {
    expect(problems("databricks_ip_access_list", { list_type: UNKNOWN, ip_addresses: UNKNOWN })).toEqual([]);
  });
});

describe("checks in words", () => {
  it.each([
    ["length 3..30", "ab", "abc"],
    ["5..1440", 4, 5],
    [">= 0", -1, 0],
    ["not empty and starts with /", "a", "/a"],
    ["regex ^[\\w\\.@_/-]{1,128}$", "a b", "a/b"],
    ["not empty and regex ^[1-9]\\d*$", "012", "12"],
    ["base64", "abc", "YWJj"],
    ["https URL", "http://a", "https://a"],
    ["IPv4 address or CIDR", "::1", "10.1.2.3/32"],
    ["none of users,admins", "admins", "data"],
    ["not blank", " ", "x"],
  ])("%s: not %s, but %s", (check, bad, good) => {
    expect(failedChecks(check, bad)).toHaveLength(1);
    expect(failedChecks(check, good)).toEqual([]);
  });
});
