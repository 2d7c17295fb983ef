import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

type Existing = Extract<EnvironmentInput["network"], { mode: "existing" }>;
type Link = NonNullable<Existing["privateLink"]>;

const id = (prefix: string, n: number) => `${prefix}-${String(n).padStart(17, "0")}`;
const clientCidrs = ["172.16.0.0/16"];
const ofWorkspace = (n: number) => ({
  subnetIds: { "euw1-az1": id("subnet", n), "euw1-az2": id("subnet", n + 1) },
  securityGroupIds: [id("sg", n)],
});
const back = { workspaceEndpointId: id("vpce", 1), relayEndpointId: id("vpce", 2) };

/** An environment with two workspaces in a VPC that is there already. */
function emit(privateLink: Link, change: Partial<Existing> = {}) {
  const input: EnvironmentInput = devInput();
  input.workspaces.lab = {};
  input.governanceWorkspace = "main";
  input.network = {
    mode: "existing",
    vpcId: id("vpc", 1),
    workspaces: { main: ofWorkspace(1), lab: ofWorkspace(3) },
    privateLink,
    ...change,
  };
  const stacks = synthPlatform(platformOf(accountInput(), input));
  const json = (name: string) => stacks.find((stack) => stack.name === name)?.json ?? {};
  return { network: json("dev-network"), workspace: json("dev-workspace") };
}

const transit = { mode: "transit" as const, vpcId: id("vpc", 9), subnetIds: [id("subnet", 8), id("subnet", 9)] };
const SETTINGS = "databricks_mws_private_access_settings.private-access";

describe("a front end per workspace", () => {
  const { network, workspace } = emit({
    ...back,
    frontend: {
      endpoint: { ...transit, per: "workspace", workspaceClientCidrs: { lab: ["192.168.7.0/24"] } },
      clientCidrs,
      inboundResolver: true,
    },
    access: { level: "ENDPOINT" },
  });

  it("has an endpoint each, with a door for its own users alone", () => {
    expect(Object.keys(network.resource?.aws_vpc_endpoint ?? {}).sort()).toEqual([
      "frontend-lab_endpoint",
      "frontend-main_endpoint",
    ]);
    expect(Object.keys(network.resource?.aws_vpc_security_group_ingress_rule ?? {})).toEqual(
      expect.arrayContaining([
        "frontend-lab_security-group_ingress-https-192-168-7-0-24",
        "frontend-main_security-group_ingress-https-172-16-0-0-16",
      ]),
    );
    expect(network.resource?.aws_route53_zone).toBeUndefined();
    expect(Object.keys(network.resource?.aws_route53_resolver_endpoint ?? {})).toEqual(["frontend-resolver"]);
  });

  it.each(["main", "lab"])(
    "lets %s be reached from its own endpoint and the back end's, not its neighbour's",
    (key) => {
      expect(resource(workspace, `${SETTINGS}-${key}`)).toMatchObject({
        private_access_settings_name: `acme-dev-${key}`,
        private_access_level: "ENDPOINT",
        allowed_vpc_endpoint_ids: ["workspace", "relay", `frontend-${key}`].map(
          (name) => `\${databricks_mws_vpc_endpoint.endpoint-${name}.vpc_endpoint_id}`,
        ),
      });
      expect(resource(workspace, `databricks_mws_workspaces.workspace-${key}`).private_access_settings_id).toBe(
        `\${${SETTINGS}-${key}.private_access_settings_id}`,
      );
    },
  );

  it("has zones of exactly the workspace's two names, which lead to its endpoint", () => {
    const names = Object.values(workspace.resource?.aws_route53_zone ?? {}).map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(names).toContain('${trimprefix(databricks_mws_workspaces.workspace-main.workspace_url, "https://")}');
    expect(names).toContain("dbc-dp-${databricks_mws_workspaces.workspace-lab.workspace_id}.cloud.databricks.com");
    expect(resource(workspace, "aws_route53_record.names-lab_record-driver").alias).toMatchObject({
      name: "${data.aws_vpc_endpoint.names-lab_endpoint.dns_entry[0].dns_name}",
    });
  });
});

describe("a front end through an endpoint that is there already", () => {
  const endpoint = { mode: "existing" as const, endpointId: id("vpce", 7), vpcId: id("vpc", 9) };

  it("is looked up, named and registered", () => {
    const { network, workspace } = emit({ frontend: { endpoint, clientCidrs } });
    const looked = JSON.stringify(network.data?.aws_vpc_endpoint?.["frontend-endpoint"]);
    expect(looked).toContain("does not lead to com.amazonaws.vpce.eu-west-1.vpce-svc-0da6ebf1461278016.");
    expect(looked).not.toContain("private DNS");
    expect(resource(network, "aws_route53_record.frontend_dns_record")).toMatchObject({
      name: "ireland",
      alias: { name: "${data.aws_vpc_endpoint.frontend-endpoint.dns_entry[0].dns_name}" },
    });
    expect(Object.keys(workspace.resource?.databricks_mws_vpc_endpoint ?? {})).toEqual(["endpoint-frontend"]);
  });

  it("leaves names where they are for one that was made here, and moves those of earlier versions there", () => {
    const transit = { mode: "transit" as const, vpcId: id("vpc", 9), subnetIds: [id("subnet", 8), id("subnet", 9)] };
    const [made, there] = [transit, endpoint].map((one) => emit({ frontend: { endpoint: one, clientCidrs } }).network);
    for (const type of ["aws_route53_zone", "aws_route53_record"]) {
      expect(Object.keys(there?.resource?.[type] ?? {}), type).toEqual(Object.keys(made?.resource?.[type] ?? {}));
    }
    expect(there?.moved).toEqual([
      { from: "aws_route53_zone.frontend-dns", to: "aws_route53_zone.frontend_dns" },
      { from: "aws_route53_record.frontend-dns_record", to: "aws_route53_record.frontend_dns_record" },
    ]);
    expect(made?.moved).toBeUndefined();
  });

  it("is left to others where they have registered and named it; the settings are there all the same", () => {
    const elsewhere = { ...endpoint, registered: "elsewhere" as const };
    const { network, workspace } = emit({ frontend: { endpoint: elsewhere, clientCidrs, dns: "existing" } });
    expect(network.resource).toBeUndefined();
    expect(workspace.resource?.databricks_mws_vpc_endpoint).toBeUndefined();
    expect(resource(workspace, SETTINGS)).toMatchObject({
      private_access_level: "ACCOUNT",
      public_access_enabled: true,
    });
  });
});

describe("what is looked up of a network that is there already", () => {
  it("is only whether ids fit, where it is trusted", () => {
    const types = (change: Partial<Existing>) => Object.keys(emit(back, change).network.data ?? {}).sort();
    const ids = ["aws_security_group", "aws_subnet", "aws_vpc", "aws_vpc_endpoint"];
    expect(types({ reachability: "trusted" })).toEqual(ids);
    const more = ["aws_route_table", "aws_route_tables", "aws_vpc_security_group_rule", "aws_vpc_security_group_rules"];
    expect(types({})).toEqual([...ids, ...more].sort());
  });
});
