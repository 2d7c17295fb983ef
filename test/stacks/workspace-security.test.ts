import { afterAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { type Changes, report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { IP_ACCESS_LIST, SECURITY, withWorkspaceSecurity } from "../support/workspace-security";

const platformWith = (change: (input: EnvironmentInput) => void = withWorkspaceSecurity) => {
  const input = devInput();
  change(input);
  return platformOf(accountInput(), input);
};
const settings = (change?: (input: EnvironmentInput) => void) => {
  const stack = synthPlatform(platformWith(change)).find(({ name }) => name === "dev-settings-main");
  if (stack === undefined) throw new Error("no stack");
  return stack.json;
};
const security = (change: object): Changes => ({ "workspaces.main.security": change });
const profile = (change: object = {}) =>
  security({ complianceProfile: { standards: ["HIPAA"], acknowledgeForGood: true, ...change } });
const update = (window: object) =>
  security({ automaticClusterUpdate: { window: { dayOfWeek: "SUNDAY", hour: 2, ...window } } });
const tokens = (change: object) => security({ tokens: change });
const list = (change: object): Changes => ({ "workspaces.main.ipAccessList": { ...IP_ACCESS_LIST, ...change } });
const entitled = (change: object): Changes => ({ "workspaces.main.entitlements": change });
const many = (count: number, first: number) =>
  Array.from({ length: count }, (_, n) => `${first}.${n >> 8}.${n % 256}.0/24`);

describe("security of a workspace, in the configuration", () => {
  it.each<[string, Changes]>([
    ["everything", security(SECURITY)],
    ["nothing", security({})],
    ["a profile without a standard", profile({ standards: ["NONE"] })],
    ["tokens that nobody has", tokens({ mode: "off" })],
    ["tokens of anybody, for a while", tokens({ mode: "limited", maxLifetimeDays: 730 })],
    ["a list that blocks", list({})],
  ])("is taken: %s", (_, dev) => expect(report({ dev })).toBe(""));

  it.each<[string, Changes, string]>([
    ["a profile that nobody meant", profile({ acknowledgeForGood: false }), "write acknowledgeForGood: true"],
    ["no standard", profile({ standards: [] }), "standards"],
    ["a standard that is not there", profile({ standards: ["SOC2"] }), "SOC2"],
    ["none beside others", profile({ standards: ["NONE", "HIPAA"] }), "NONE stands beside standards"],
    ["a standard twice", profile({ standards: ["HIPAA", "HIPAA"] }), "standards"],
    ["a day that is not there", update({ dayOfWeek: "sunday" }), "dayOfWeek"],
    ["an hour that is not there", update({ hour: 24 }), "hour"],
    ["a minute that is not there", update({ minute: 60 }), "minute"],
    ["a frequency that is not there", update({ frequency: "DAILY" }), "frequency"],
    ["an update without a window", security({ automaticClusterUpdate: {} }), "window"],
    ["tokens that never end", tokens({ mode: "limited" }), "maxLifetimeDays"],
    ["tokens of more than two years", tokens({ mode: "limited", maxLifetimeDays: 731 }), "maxLifetimeDays"],
    ["tokens of nobody", tokens({ mode: "limited", maxLifetimeDays: 1, groups: [] }), "groups"],
    [
      "tokens of a group that is not there",
      tokens({ mode: "limited", maxLifetimeDays: 1, groups: ["analyst"] }),
      "analyst",
    ],
    ["groups where there are none", tokens({ mode: "off", groups: ["analysts"] }), "groups"],
    ["a block that is no block", list({ block: ["198.51.100.7"] }), "block.0"],
    ["a block with who deploys", list({ block: ["203.0.113.0/25"] }), "the next run would be locked out"],
    ["a part of who deploys", list({ runner: "203.0.113.0/28", block: ["203.0.113.7/32"] }), "would be locked out"],
    ["a block twice", list({ block: ["192.0.2.0/24", "192.0.2.0/24"] }), "block"],
    ["an entitlement that is not there", entitled({ groups: { analysts: ["admin"] } }), "admin"],
    ["no entitlement", entitled({ groups: { analysts: [] } }), "groups.analysts"],
    ["entitlements of a group that is not there", entitled({ groups: { analyst: ["workspace-access"] } }), "analyst"],
    [
      "entitlements of a program that is not there",
      entitled({ servicePrincipals: { robot: ["workspace-access"] } }),
      "robot",
    ],
    [
      "consumers who may more",
      entitled({ groups: { analysts: ["workspace-consume", "workspace-access"] } }),
      "workspace-consume is there for those who have nothing more, and workspace-access is there too",
    ],
    [
      "more blocks than a workspace takes",
      list({ allow: ["203.0.113.0/24", ...many(600, 11)], block: many(500, 12) }),
      "have 1101 blocks together, and a workspace takes 1000",
    ],
  ])("is refused: %s", (_, dev, message) => expect(report({ dev })).toContain(message));

  it("needs the Enterprise tier, but for what every tier has", () => {
    const { restrictAdmins, tokens, ...enhanced } = SECURITY;
    const premium = { tier: "PREMIUM" };
    expect(report({ account: premium, dev: security({ restrictAdmins, tokens }) })).toBe("");
    const problems = report({ account: premium, dev: security(enhanced) }).split("\n");
    expect(problems).toEqual([
      expect.stringContaining("security.automaticClusterUpdate: automatic cluster update needs the Enterprise tier"),
      expect.stringContaining("security.complianceProfile: the compliance security profile needs"),
      expect.stringContaining("security.enhancedMonitoring: enhanced security monitoring needs"),
    ]);
  });
});

describe("security of a workspace", () => {
  const json = settings();

  it("switches the profile on for good, and then what it brings, before compute starts", () => {
    const address = "databricks_compliance_security_profile_workspace_setting.security_compliance-profile";
    expect(resource(json, address)).toEqual({
      compliance_security_profile_workspace: { is_enabled: true, compliance_standards: ["HIPAA", "PCI_DSS"] },
    });
    expect(resource(json, "databricks_enhanced_security_monitoring_workspace_setting.security_monitoring")).toEqual({
      enhanced_security_monitoring_workspace: { is_enabled: true },
      depends_on: [address],
    });
    expect(resource(json, "databricks_sql_endpoint.bootstrap-warehouse").depends_on).toEqual(
      expect.arrayContaining([
        address,
        "databricks_enhanced_security_monitoring_workspace_setting.security_monitoring",
      ]),
    );
  });

  it("restarts compute in a window, in UTC", () => {
    expect(resource(json, "databricks_automatic_cluster_update_workspace_setting.security_cluster-update")).toEqual({
      automatic_cluster_update_workspace: {
        enabled: true,
        restart_even_if_no_updates_available: false,
        maintenance_window: {
          week_day_based_schedule: {
            frequency: "EVERY_WEEK",
            day_of_week: "SUNDAY",
            window_start_time: { hours: 2, minutes: 0 },
          },
        },
      },
      depends_on: ["databricks_compliance_security_profile_workspace_setting.security_compliance-profile"],
    });
  });

  it("limits administrators and tokens", () => {
    expect(resource(json, "databricks_restrict_workspace_admins_setting.security_admins")).toEqual({
      restrict_workspace_admins: { status: "RESTRICT_TOKENS_AND_JOB_RUN_AS" },
    });
    expect(resource(json, "databricks_workspace_conf.security_tokens")).toEqual({
      custom_config: { enableTokensConfig: "true", maxTokenLifetimeDays: "30" },
    });
    expect(resource(json, "databricks_permissions.security_tokens_permissions")).toEqual({
      authorization: "tokens",
      access_control: [{ group_name: "data-engineers", permission_level: "CAN_USE" }],
      depends_on: ["databricks_workspace_conf.security_tokens"],
    });
  });

  it("switches tokens off, and says nothing of who may have them", () => {
    const off = settings((input) => {
      Object.assign(input.workspaces.main ?? {}, { security: { tokens: { mode: "off" } } });
    });
    expect(resource(off, "databricks_workspace_conf.security_tokens")).toEqual({
      custom_config: { enableTokensConfig: "false" },
    });
    expect(Object.keys(off.resource?.databricks_permissions ?? {}).filter((id) => id.startsWith("security"))).toEqual(
      [],
    );
  });

  it("leaves alone what it does not say", () => {
    const none = settings((input) => Object.assign(input.workspaces.main ?? {}, { security: {} }));
    expect(JSON.stringify(Object.keys(none.resource ?? {}))).not.toMatch(/profile|monitoring|cluster_update|restrict/);
  });

  it("gives entitlements, each with what it has alone", () => {
    const account = "${data.terraform_remote_state.account.outputs";
    expect(resource(json, "databricks_entitlements.entitlements-group-analysts")).toEqual({
      group_id: `${account}.group_ids.analysts}`,
      workspace_consume: true,
    });
    expect(resource(json, "databricks_entitlements.entitlements-group-data-engineers")).toEqual({
      group_id: `${account}.group_ids["data-engineers"]}`,
      workspace_access: true,
      databricks_sql_access: true,
    });
    expect(resource(json, "databricks_entitlements.entitlements-service-principal-ingestion")).toEqual({
      service_principal_id: `${account}.service_principal_ids.ingestion}`,
      allow_cluster_create: true,
      allow_instance_pool_create: true,
    });
  });

  it("blocks addresses beside those that it lets in", () => {
    expect(resource(json, "databricks_ip_access_list.ip-access-list_blocked")).toEqual({
      label: "blocked",
      list_type: "BLOCK",
      ip_addresses: ["198.51.100.128/25"],
      depends_on: ["databricks_workspace_conf.ip-access-list_enabled"],
    });
  });
});

describe("security of a workspace in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is deployed, has nothing to change afterwards, and goes", () =>
    expectComesAndGoes(site, platformWith(), ["dev-settings-main"]));
});
