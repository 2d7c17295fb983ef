import { describe, expect, it } from "vitest";
import { findSetting } from "../../config/find-setting";
import { resolvePlatform } from "../../config/resolve";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { configFileOf, metadataAt, placedIn, settingAt } from "../../emitted/settings";
import type { EmittedStack } from "../../emitted/stacks";
import { checkRecords } from "../../tools/record/against";
import { accountInput, devInput } from "../support/platform";
import { representativeStacks } from "../support/representative";
import { shippedStacks, synthPlatform } from "../support/shipped";
import { exampleStacks } from "../tools/diagram/support/examples";

const everyStack = (): EmittedStack[] => [...representativeStacks(), ...exampleStacks()];

const settingsOf = (stacks: readonly EmittedStack[]) =>
  stacks.flatMap(({ name, json }) =>
    placedIn(json).map(({ address, metadata }) => ({ name, json, address, setting: metadata.setting })),
  );

describe("the setting in the metadata", () => {
  it("is said by every resource and data source of every stack", () => {
    const all = settingsOf(everyStack());
    expect(all.length).toBeGreaterThan(2000);
    expect(
      all.filter(({ setting }) => setting === undefined).map(({ name, address }) => `${name}: ${address}`),
    ).toEqual([]);
  });

  it("is one that the configuration knows", () => {
    const unknown = settingsOf(everyStack()).filter(({ json, setting = "" }) => {
      const schema = json["//"]?.metadata.environment === undefined ? accountSchema : environmentSchema;
      return !("segments" in findSetting(schema, setting));
    });
    expect([...new Set(unknown.map(({ name, setting }) => `${name}: ${setting}`))]).toEqual([]);
  });

  it("is left out of reads of other stacks' state only", () => {
    const silent = everyStack().flatMap(({ json }) =>
      [json.resource ?? {}, json.data ?? {}].flatMap((types) =>
        Object.entries(types).flatMap(([type, byId]) =>
          Object.values(byId).some((body) => body["//"] === undefined) ? [type] : [],
        ),
      ),
    );
    expect(new Set(silent)).toEqual(new Set(["terraform_remote_state"]));
  });

  it.each([
    ["account", "databricks_group.group-analysts", "config/account.ts: groups.analysts"],
    ["dev-foundation", "aws_kms_key.key-data", "config/environments/dev.ts: foundation.kms"],
    ["dev-network", "aws_vpc.vpc", "config/environments/dev.ts: network.cidr"],
    ["dev-network", "aws_subnet.workspace-subnet-main_euw1-az1", "config/environments/dev.ts: workspaces.main"],
    ["dev-network", "aws_flow_log.flow-log", "config/environments/dev.ts: network.flowLogs"],
    ["dev-workspace", "databricks_mws_workspaces.workspace-main", "config/environments/dev.ts: workspaces.main"],
    [
      "dev-settings-main",
      "databricks_cluster_policy.cluster-policy-jobs",
      "config/environments/dev.ts: workspaces.main.clusterPolicies.jobs",
    ],
    ["dev-unity-catalog", "aws_iam_role.zone-raw_access_role", "config/environments/dev.ts: zones.raw"],
    [
      "dev-unity-catalog",
      "databricks_volume.catalog-sales_schema-gold_volume-exports",
      "config/environments/dev.ts: catalogs.sales.schemas.gold.volumes.exports",
    ],
    [
      "dev-ingestion-main",
      "databricks_job.source-orders_schedule_job",
      "config/environments/dev.ts: sources.orders.schedule",
    ],
    [
      "dev-ingestion-main",
      "databricks_pipeline.source-orders_load_pipeline",
      "config/environments/dev.ts: sources.orders",
    ],
    ["dev-serving-main", "databricks_sql_endpoint.consumer-bi", "config/environments/dev.ts: consumers.bi"],
    ["dev-operations", "aws_budgets_budget.budget", "config/environments/dev.ts: operations.budget"],
  ])("%s %s", (stack, address, setting) => {
    const json = shippedStacks().find(({ name }) => name === stack)?.json ?? {};
    expect(settingAt(json, address)).toBe(setting);
  });

  it.each([
    ["aws_vpc_peering_connection", "network.connections.peerings."],
    ["aws_vpn_connection", "network.connections.vpn."],
    ["aws_ec2_transit_gateway_vpc_attachment", "network.connections.transitGateway"],
    ["aws_dx_gateway_association", "network.connections.directConnect"],
    ["aws_lb", "network.connections.endpointServices.db"],
    ["aws_route53_resolver_rule", "network.connections.dns.forward"],
    ["databricks_mws_ncc_binding", "workspaces.main.networkConnectivity"],
    ["aws_guardduty_detector", "foundation.guardDuty"],
    ["aws_cloudtrail", "foundation.cloudTrail"],
    ["aws_networkfirewall_firewall", "network.egress"],
    ["aws_networkfirewall_logging_configuration", "network.egress.firewallLogs"],
  ])("of every %s starts with %s", (type, start) => {
    const found = settingsOf(representativeStacks()).filter(({ address }) => address.startsWith(`${type}.`));
    expect(found.length).toBeGreaterThan(0);
    for (const { setting } of found) expect(setting?.startsWith(start), setting).toBe(true);
  });
});

describe("the metadata of a stack", () => {
  it("says layer, environment and workspace, of which its name is made", () => {
    for (const { name, json } of everyStack()) {
      const { layer, environment, workspace } = json["//"]?.metadata ?? {};
      const parts = [environment, layer, workspace].filter((part) => part !== undefined);
      expect(parts.join("-")).toBe(name);
    }
  });

  it("tells the file; a stack that says nothing has none", () => {
    const file = (name: string) => configFileOf(shippedStacks().find((stack) => stack.name === name)?.json ?? {});
    expect(file("account")).toBe("config/account.ts");
    expect(file("prod-settings-main")).toBe("config/environments/prod.ts");
    expect(file("nothing")).toBeUndefined();
  });

  it("tells of an environment that lies elsewhere where that is, to everything that names a setting", () => {
    const { platform } = resolvePlatform({
      account: { file: "config/account.ts", input: accountInput() },
      environments: [{ file: "config/eu/data/dev.ts", input: devInput() }],
    });
    const stacks = synthPlatform(platform);
    expect(new Set(stacks.map(({ json }) => configFileOf(json)))).toEqual(
      new Set(["config/account.ts", "config/eu/data/dev.ts"]),
    );
    const [zone] = stacks.filter(({ name }) => name === "dev-unity-catalog");
    expect(settingAt(zone?.json ?? {}, "aws_s3_bucket.zone-raw")).toBe("config/eu/data/dev.ts: zones.raw");
    const lost = { key: "zones.gone", at: "dev-unity-catalog: aws_s3_bucket.zone-gone" };
    expect(checkRecords(platform, stacks, [{ name: "dev", lines: [lost], problems: [] }], []).problems).toEqual([
      expect.objectContaining({ file: "config/eu/data/dev.ts" }),
    ]);
  });
});

describe("an address", () => {
  it("is that of a resource or of a data source", () => {
    const body = (path: string) => ({ "//": { metadata: { path, uniqueId: "", setting: path } } });
    const json = { resource: { aws_vpc: { a: body("made") } }, data: { aws_vpc: { a: body("read") } } };
    expect(metadataAt(json, "aws_vpc.a")?.path).toBe("made");
    expect(metadataAt(json, "data.aws_vpc.a")?.path).toBe("read");
    expect(metadataAt(json, "aws_vpc.b")).toBeUndefined();
    expect(settingAt(json, "aws_vpc.a")).toBeUndefined();
  });
});
