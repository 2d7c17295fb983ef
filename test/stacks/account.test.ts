import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import { AccountStack } from "../../stacks/account";
import { accountInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";

function account(change: (input: AccountInput) => void = () => {}) {
  const input = accountInput();
  change(input);
  const { account: resolved } = platformOf(input);
  const [stack] = synthApp((app) => new AccountStack(app, resolved));
  if (!stack) throw new Error("no stack");
  return stack.json;
}

describe("account stack", () => {
  it("makes the region's metastore, protected, never emptied, owned by its admin group after the deployer is in it", () => {
    const metastore = resource(account(), "databricks_metastore.metastore-eu-west-1");
    expect(metastore).toMatchObject({
      name: "acme-eu-west-1",
      region: "eu-west-1",
      owner: "platform-admins",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(metastore.storage_root).toBeUndefined();
    expect(metastore.depends_on).toEqual(
      expect.arrayContaining([
        "databricks_group.group-platform-admins",
        "databricks_group_member.group-platform-admins_member-terraform",
      ]),
    );
  });

  it("takes an existing metastore by its id and makes none", () => {
    const id = "11111111-2222-3333-4444-555555555555";
    const json = account((input) => {
      input.metastores["eu-west-1"] = { mode: "existing", id, adminGroup: "platform-admins" };
      input.attestations = { ...input.attestations, "metastore-admin-group": "A. Lovelace, 2026-11-02" };
    });
    expect(json.resource?.databricks_metastore).toBeUndefined();
    expect(json.output?.metastore_ids?.value).toEqual({ "eu-west-1": id });
  });

  it("lets the deployer run jobs as every service principal that it makes (H20)", () => {
    expect(
      resource(account(), "databricks_access_control_rule_set.service-principal-ingestion_rule-set"),
    ).toMatchObject({
      name: "accounts/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70/servicePrincipals/${databricks_service_principal.service-principal-ingestion.application_id}/ruleSets/default",
      grant_rules: [
        { role: "roles/servicePrincipal.user", principals: ["servicePrincipals/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58"] },
      ],
    });
  });

  it("looks existing groups up, and makes neither them nor members of them", () => {
    const json = account((input) => {
      input.groups = { ...input.groups, analysts: { mode: "existing" } };
      input.attestations = { ...input.attestations, "scim-groups": "A. Lovelace, 2026-11-02" };
    });
    expect(json.data?.databricks_group?.["group-analysts"]).toMatchObject({ display_name: "analysts" });
    expect(json.resource?.databricks_group?.["group-analysts"]).toBeUndefined();
    expect(json.output?.group_ids?.value).toMatchObject({ analysts: "${data.databricks_group.group-analysts.id}" });
  });

  it("nests groups and puts service principals into them", () => {
    const json = account((input) => {
      input.groups = { ...input.groups, everyone: { mode: "create", groups: ["analysts", "data-engineers"] } };
    });
    expect(resource(json, "databricks_group_member.group-everyone_member-analysts")).toMatchObject({
      group_id: "${databricks_group.group-everyone.id}",
      member_id: "${databricks_group.group-analysts.id}",
    });
    expect(resource(json, "databricks_group_member.group-data-engineers_member-ingestion")).toMatchObject({
      member_id: "${databricks_service_principal.service-principal-ingestion.id}",
    });
  });
});
