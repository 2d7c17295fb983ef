import { describe, expect, it } from "vitest";
import { CALLER } from "../../../../../tools/simulate/cloud/databricks/principals";
import { permissionPrincipals } from "../../../../../tools/simulate/cloud/rules/databricks/identity/permission-principals";
import { principalExists } from "../../../../../tools/simulate/cloud/rules/databricks/identity/principal-exists";
import { ruleSet } from "../../../../../tools/simulate/cloud/rules/databricks/identity/rule-set";
import { runAs } from "../../../../../tools/simulate/cloud/rules/databricks/identity/run-as";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { ACCOUNT, HOST, INGESTION, type Lakehouse, TERRAFORM } from "./lakehouse";
import { account, catalog, workspace } from "./support";

const federationSubject = checkRule("federation-subject");

describe("principal-exists", () => {
  const grants = (world: Lakehouse, principal: string) =>
    world.create(principalExists, "databricks_grants", {
      catalog: "sales",
      grant: [{ principal, privileges: ["SELECT"] }],
    });

  it("accepts groups by name, service principals by application id, and everybody", () => {
    const { world } = catalog();
    for (const name of ["analysts", "Analysts", INGESTION, "account users"])
      expect(grants(world, name), name).toBeUndefined();
  });

  it("refuses unknown names, the numeric id, a workspace's own group, and other accounts' principals", () => {
    const { world, analysts } = catalog();
    world.has("databricks_group", { id: "31", display_name: "local" }, { account: undefined, place: HOST });
    for (const name of ["analyst", "12", "local"]) expect(grants(world, name)?.summary, name).toContain("PRINCIPAL");
    world.change(analysts, {}, { account: "another" });
    expect(grants(world, "analysts")).toBeDefined();
  });

  it("refuses owners and run_as that nobody knows", () => {
    const { world } = catalog();
    expect(world.create(principalExists, "databricks_catalog", { name: "x", owner: "nobody" })?.detail).toContain(
      "nobody",
    );
    const job = (service_principal_name: string) =>
      world.create(principalExists, "databricks_job", { run_as: [{ service_principal_name }] });
    expect(job("analysts")?.detail).toContain("service principal");
    expect(job(INGESTION)).toBeUndefined();
  });
});

describe("rule-set", () => {
  const NAME = `accounts/${ACCOUNT}/servicePrincipals/${INGESTION}/ruleSets/default`;
  const USER = "roles/servicePrincipal.user";
  const make = (name: string, role = USER, principal = `servicePrincipals/${TERRAFORM}`) =>
    account().world.create(ruleSet, "databricks_access_control_rule_set", {
      name,
      grant_rules: [{ role, principals: [principal] }],
    });

  it("accepts a role on a service principal for one that exists", () => {
    expect(make(NAME)).toBeUndefined();
    expect(make(NAME, USER, "groups/analysts")).toBeUndefined();
  });

  it("refuses another account, an unknown target, role or principal", () => {
    expect(make(NAME.replace(ACCOUNT, "other"))?.detail).toContain(ACCOUNT);
    expect(make(NAME.replace(INGESTION, "12"))?.fix).toContain("application_id");
    expect(make(NAME, "roles/servicePrincipal.admin")?.detail).toContain("roles/servicePrincipal.manager");
    expect(make(NAME, USER, "groups/nobody")?.summary).toContain("PRINCIPAL");
    expect(make(NAME, USER, TERRAFORM)).toBeDefined();
  });
});

describe("run-as", () => {
  const job = (world: Lakehouse, service_principal_name: string) =>
    world.create(runAs, "databricks_job", { run_as: [{ service_principal_name }] });
  const usable = (world: Lakehouse, principal: string) =>
    world.has("databricks_access_control_rule_set", {
      name: `accounts/${ACCOUNT}/servicePrincipals/${INGESTION}/ruleSets/default`,
      grant_rules: [{ role: "roles/servicePrincipal.user", principals: [principal] }],
    });

  it("refuses to run as somebody whom the caller may not use (H20)", () => {
    const { world } = workspace();
    expect(job(world, INGESTION)?.detail).toContain("roles/servicePrincipal.user");
    usable(world, `servicePrincipals/${TERRAFORM}`);
    expect(job(world, INGESTION)).toBeUndefined();
    expect(job(world, TERRAFORM)).toBeUndefined();
  });

  it("accepts the role through a group of the caller", () => {
    const { world } = workspace();
    usable(world, "groups/platform-admins");
    expect(job(world, INGESTION)).toBeUndefined();
  });

  it("refuses somebody who may not enter the workspace", () => {
    const { world } = workspace();
    usable(world, `servicePrincipals/${TERRAFORM}`);
    for (const { key } of world.store.ofType("databricks_mws_permission_assignment")) world.store.remove(key);
    expect(job(world, INGESTION)?.fix).toContain("databricks_mws_permission_assignment");
    world.has("databricks_group_member", { group_id: "22", member_id: "12" });
    world.has("databricks_mws_permission_assignment", { workspace_id: 1001, principal_id: 22 });
    expect(job(world, INGESTION)).toBeUndefined();
  });

  it("refuses a service principal from outside, unless somebody has let the caller use it", () => {
    const { world, ingestion } = workspace();
    world.change(ingestion, {}, { madeByService: true });
    expect(job(world, INGESTION)?.fix).toContain("use-existing-principals");
    const [caller] = world.store.ofType(CALLER);
    world.change(caller ?? world.has(CALLER, {}), { user_of: ["another"] });
    expect(job(world, INGESTION)).toBeDefined();
    const [changed] = world.store.ofType(CALLER);
    if (changed) world.change(changed, { user_of: ["another", INGESTION] });
    expect(job(world, INGESTION)).toBeUndefined();
  });
});

describe("permission-principals", () => {
  const permissions = (world: Lakehouse, entry: ObjectValue) =>
    world.create(permissionPrincipals, "databricks_permissions", {
      sql_endpoint_id: "w",
      authorization: null,
      access_control: [{ permission_level: "CAN_USE", ...entry }],
    });

  it("accepts those who may enter the workspace", () => {
    const { world } = workspace();
    const known: readonly ObjectValue[] = [
      { group_name: "analysts" },
      { service_principal_name: INGESTION },
      { service_principal_name: TERRAFORM },
      { group_name: "users" },
    ];
    for (const entry of known) {
      expect(permissions(world, entry), JSON.stringify(entry)).toBeUndefined();
    }
  });

  it("refuses groups that may not enter it, unknown ones, and admins", () => {
    const { world } = workspace();
    expect(permissions(world, { group_name: "platform-admins" })?.detail).toContain("may not enter");
    expect(permissions(world, { group_name: "nobody" })?.detail).toContain("does not know");
    expect(permissions(world, { group_name: "admins" })?.summary).toContain("admin");
    const acl = { scope: "s", principal: "platform-admins", permission: "READ" };
    expect(world.create(permissionPrincipals, "databricks_secret_acl", acl)).toBeDefined();
  });
});

describe("federation-subject", () => {
  it("refuses a policy of a service principal without a subject, or with a pattern", () => {
    const { world } = account();
    const make = (policy: ObjectValue) =>
      world.create(federationSubject, "databricks_service_principal_federation_policy", {
        oidc_policy: { issuer: "https://token.actions.githubusercontent.com", ...policy },
      });
    expect(make({ subject: "repo:acme/lake:environment:prod" })).toBeUndefined();
    expect(make({ subject: "repo:acme@123456/lake@456789:environment:prod" })).toBeUndefined();
    expect(make({})?.detail).toContain("subject");
    expect(make({ subject: "repo:acme/*" })?.detail).toContain("wildcard");
  });
});
