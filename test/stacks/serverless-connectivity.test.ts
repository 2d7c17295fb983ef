import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const ID = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const connectivity: AccountInput["networkConnectivity"] = {
  dev: { mode: "create", region: "eu-west-1" },
  lab: { mode: "existing", region: "eu-west-1", id: ID },
};

function emit(change: (input: OwnNetworkInput) => void = () => {}): (layer: string) => EmittedStack["json"] {
  const input = devInput();
  input.workspaces.main = { ...input.workspaces.main, networkConnectivity: "dev" };
  input.workspaces.lab = { networkSlot: 1, networkConnectivity: "lab" };
  input.governanceWorkspace = "main";
  input.network.connections = {
    endpointServices: {
      db: {
        domainNames: ["db.corp.example", "orders.corp.example"],
        listeners: [{ protocol: "TCP", port: 5432 }],
        targets: { kind: "ip", addresses: ["10.20.0.20"] },
      },
      api: {
        domainNames: ["api.corp.example"],
        listeners: [{ protocol: "TCP", port: 443 }],
        targets: { kind: "instance", instanceIds: ["i-0a1b2c3d4e5f60718"] },
        networkConnectivity: ["lab"],
      },
    },
  };
  change(input);
  const stacks = synthPlatform(platformOf({ ...accountInput(), networkConnectivity: connectivity }, input));
  return (layer) => {
    const stack = stacks.find(({ name }) => name === layer);
    if (!stack) throw new Error(`no stack ${layer}`);
    return stack.json;
  };
}

const json = emit();
const connectivityId = (key: string) =>
  `\${data.terraform_remote_state.account.outputs.network_connectivity_config_ids.${key}}`;

describe("network connectivity configurations", () => {
  it("are made by the account's layer, or taken as they are", () => {
    const account = json("account");
    expect(account.resource?.databricks_mws_network_connectivity_config).toEqual({
      "network-connectivity-dev": expect.objectContaining({ name: "acme-dev", region: "eu-west-1" }),
    });
    expect(account.output?.network_connectivity_config_ids?.value).toEqual({
      dev: "${databricks_mws_network_connectivity_config.network-connectivity-dev.network_connectivity_config_id}",
      lab: ID,
    });
  });

  it("do not plan to take away the rules that later layers make", () => {
    expect(
      resource(json("account"), "databricks_mws_network_connectivity_config.network-connectivity-dev").lifecycle,
    ).toEqual({ ignore_changes: ["egress_config"] });
  });

  it("are bound to one workspace each, in the workspace layer", () => {
    expect(resource(json("dev-workspace"), "databricks_mws_ncc_binding.network-connectivity-lab")).toEqual({
      workspace_id: "${databricks_mws_workspaces.workspace-lab.workspace_id}",
      network_connectivity_config_id: connectivityId("lab"),
    });
  });
});

describe("private endpoint rules", () => {
  it("lead to a service from every configuration of the environment's workspaces", () => {
    for (const key of ["dev", "lab"]) {
      expect(
        resource(json("dev-workspace"), `databricks_mws_ncc_private_endpoint_rule.private-endpoint-db_${key}`),
      ).toEqual({
        network_connectivity_config_id: connectivityId(key),
        endpoint_service: "${data.terraform_remote_state.network.outputs.endpoint_service_names.db}",
        domain_names: ["db.corp.example", "orders.corp.example"],
        lifecycle: { ignore_changes: ["account_id"] },
      });
    }
  });

  it("or from those alone that the service names", () => {
    const rules = Object.keys(json("dev-workspace").resource?.databricks_mws_ncc_private_endpoint_rule ?? {});
    expect(rules.filter((id) => id.includes("api"))).toEqual(["private-endpoint-api_lab"]);
  });

  it("need nothing of later layers, so that no layer waits for another in a circle", () => {
    expect(json("account").data).not.toHaveProperty("terraform_remote_state");
    expect(Object.keys(json("dev-network").data?.terraform_remote_state ?? {})).toEqual(["foundation"]);
  });
});

describe("endpoint services of others", () => {
  it("are reached by rules of the workspace layer, also where there is no VPC", () => {
    const serviceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718";
    const stack = emit((input) => {
      (input as { network: EnvironmentInput["network"] }).network = { mode: "serverless-only" };
      delete input.workspaces.main?.clusterPolicies;
      for (const workspace of Object.values(input.workspaces)) delete workspace.networkSlot;
      input.serverless = { endpointServices: { hub: { serviceName, domainNames: ["hub.corp.example"] } } };
    })("dev-workspace");
    expect(resource(stack, "databricks_mws_ncc_private_endpoint_rule.existing-service-hub_dev")).toMatchObject({
      endpoint_service: serviceName,
      domain_names: ["hub.corp.example"],
      network_connectivity_config_id: connectivityId("dev"),
    });
  });
});

describe("private endpoints to the lake's buckets", () => {
  const withStorage = (state: "registered" | "on") =>
    emit((input) => {
      input.serverless = { storage: { state, zones: ["processed", "curated"] } };
    })("dev-unity-catalog");

  it("are rules of the account, made beside the buckets and after them", () => {
    const stack = withStorage("registered");
    const rule = resource(stack, "databricks_mws_ncc_private_endpoint_rule.private-endpoint-s3_dev");
    expect(rule).toMatchObject({
      endpoint_service: "com.amazonaws.eu-west-1.s3",
      resource_names: ["acme-dev-curated-111111111111", "acme-dev-processed-111111111111"],
      provider: "databricks.account",
    });
    expect(rule).not.toHaveProperty("enabled");
    expect(rule.depends_on).toContain("aws_s3_bucket.zone-curated");
    expect(stack.provider?.databricks).toContainEqual(
      expect.objectContaining({ alias: "account", host: "https://accounts.cloud.databricks.com" }),
    );
  });

  it("are switched on once they are established", () => {
    const rule = resource(withStorage("on"), "databricks_mws_ncc_private_endpoint_rule.private-endpoint-s3_lab");
    expect(rule.enabled).toBe(true);
  });

  it("bring no second provider where nobody asks for them", () => {
    expect(json("dev-unity-catalog").provider?.databricks).toHaveLength(1);
  });
});
