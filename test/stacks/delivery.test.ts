import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { withDelivery } from "../support/delivery";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

type Things = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

let stacks: readonly EmittedStack[] = [];

const synthesized = (change: (...inputs: Parameters<typeof withDelivery>) => void = () => {}) => {
  const [account, dev] = [accountInput(), devInput()];
  withDelivery(dev, account);
  change(dev, account);
  return synthPlatform(platformOf(account, dev));
};
const deliveryIn = (all: readonly EmittedStack[]) => all.find(({ name }) => name === "delivery")?.json ?? {};
const things = (type: string, all = stacks): Things => (deliveryIn(all).resource?.[type] ?? {}) as Things;
const others = () => stacks.filter(({ name }) => name !== "delivery");
const id = (stack: string) => `\${tfe_workspace.workspace-${stack}.id}`;

beforeAll(() => {
  stacks = synthesized();
});

describe("the delivery layer", () => {
  it("has a workspace for every stack that there is, as its cloud block names it, and none for itself", () => {
    const named = others().map(({ json }) => {
      const { cloud } = json.terraform as { cloud: { workspaces: { name: string; project: string } } };
      return cloud.workspaces;
    });
    const made = Object.values(things("tfe_workspace"));
    expect(made.map(({ name }) => name).sort()).toEqual(named.map(({ name }) => name).sort());
    expect(new Set(named.map(({ project }) => project))).toEqual(new Set(["Lakehouse"]));
    expect(Object.values(things("tfe_project"))).toMatchObject([{ name: "Lakehouse", organization: "acme" }]);
  });

  it("keeps workspaces, with the states in them, and lets no variable come too late", () => {
    for (const [name, workspace] of Object.entries(things("tfe_workspace"))) {
      expect(workspace, name).toMatchObject({
        queue_all_runs: false,
        terraform_version: "1.11.4",
        lifecycle: { prevent_destroy: true },
      });
      // Deprecated there, and set in the settings.
      for (const argument of ["execution_mode", "global_remote_state", "agent_pool_id", "remote_state_consumer_ids"]) {
        expect(workspace, name).not.toHaveProperty(argument);
      }
    }
    expect(things("tfe_workspace")["workspace-account"]).toMatchObject({
      auto_apply: false,
      auto_apply_run_trigger: false,
      allow_destroy_plan: false,
    });
    expect(things("tfe_workspace")["workspace-dev-network"]).toMatchObject({
      auto_apply: true,
      auto_apply_run_trigger: true,
      allow_destroy_plan: true,
      assessments_enabled: true,
      tags: { environment: "dev", layer: "network" },
    });
  });

  it("lets exactly those stacks read a state that do", () => {
    for (const { name } of others()) {
      const readers = others().flatMap(({ name: reader, json }) => {
        const reads = Object.values(json.data?.terraform_remote_state ?? {}) as {
          config: { workspaces: { name: string } };
        }[];
        return reads.some(({ config }) => config.workspaces.name === name) ? [id(reader)] : [];
      });
      const settings = things("tfe_workspace_settings")[`workspace-${name}_settings`];
      expect(settings, name).toMatchObject({ workspace_id: id(name), global_remote_state: false });
      const allowed = (settings?.remote_state_consumer_ids ?? []) as readonly string[];
      expect([...allowed].sort(), name).toEqual(readers.sort());
    }
  });

  it("starts runs along the dependencies, all of them", () => {
    const expected = others().flatMap(({ name, dependsOn }) => dependsOn.map((source) => [id(name), id(source)]));
    const made = Object.values(things("tfe_run_trigger")).map((one) => [one.workspace_id, one.sourceable_id]);
    expect(made.sort()).toEqual(expected.sort());
    expect(deliveryIn(stacks).output?.run_triggers_left_out?.value).toEqual({});
    expect(
      things(
        "tfe_run_trigger",
        synthesized((_, account) => {
          if (account.delivery !== undefined) account.delivery.runTriggers = false;
        }),
      ),
    ).toEqual({});
  });

  it("lets runs sign in with the token that is issued for them", () => {
    const variables = Object.values(things("tfe_variable"));
    const shared = Object.fromEntries(
      variables.flatMap(({ variable_set_id, key, value }) => (variable_set_id === undefined ? [] : [[key, value]])),
    );
    const account = accountInput();
    expect(shared).toEqual({
      TFC_AWS_PROVIDER_AUTH: "true",
      TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE: "aws.workload.identity",
      TFC_WORKLOAD_IDENTITY_AUDIENCE: account.databricksAccountId,
      DATABRICKS_OIDC_TOKEN_ENV: "TFC_WORKLOAD_IDENTITY_TOKEN",
      DATABRICKS_CLIENT_ID: (account.servicePrincipals[account.deployer] as { applicationId: string }).applicationId,
    });
    for (const variable of variables) expect(variable).toMatchObject({ category: "env", sensitive: false });
    // Each stack has the sets of the clouds that it signs in to.
    for (const cloud of ["aws", "databricks"]) {
      const users = Object.values(things("tfe_workspace_variable_set"))
        .filter(({ variable_set_id }) => variable_set_id === `\${tfe_variable_set.credentials-${cloud}.id}`)
        .map(({ workspace_id }) => workspace_id);
      const expected = others().flatMap(({ name, json }) => (json.provider?.[cloud] === undefined ? [] : [id(name)]));
      expect(users.sort(), cloud).toEqual(expected.sort());
    }
  });

  it("takes roles that the foundation makes, for each phase, and the named ones for the foundation itself", () => {
    const rolesOf = (stack: string, all = stacks) =>
      Object.fromEntries(
        Object.values(things("tfe_variable", all))
          .filter(({ workspace_id }) => workspace_id === id(stack))
          .map(({ key, value }) => [key, value]),
      );
    const foundation = stacks.find(({ name }) => name === "dev-foundation")?.json.resource?.aws_iam_role ?? {};
    const arns = Object.values(foundation).map(
      ({ path = "/", name }) => `arn:aws:iam::${devInput().awsAccountId}:role${String(path)}${String(name)}`,
    );
    const network = rolesOf("dev-network");
    expect(Object.keys(network).sort()).toEqual(["TFC_AWS_APPLY_ROLE_ARN", "TFC_AWS_PLAN_ROLE_ARN"]);
    for (const arn of Object.values(network)) expect(arns).toContain(arn);
    expect(network.TFC_AWS_APPLY_ROLE_ARN).not.toBe(network.TFC_AWS_PLAN_ROLE_ARN);
    expect(rolesOf("dev-foundation")).toEqual({
      TFC_AWS_APPLY_ROLE_ARN: "arn:aws:iam::111111111111:role/terraform-foundation",
      TFC_AWS_PLAN_ROLE_ARN: "arn:aws:iam::111111111111:role/terraform-foundation-plan",
    });
    expect(rolesOf("account")).toEqual({});
    const onePhase = synthesized((dev) => {
      if (dev.foundation?.ciRoles?.kind === "hcp-terraform") dev.foundation.ciRoles.planRole = "off";
    });
    expect(Object.keys(rolesOf("dev-network", onePhase))).toEqual(["TFC_AWS_RUN_ROLE_ARN"]);
  });

  it("leaves a stack of AWS that has no role to whoever signs in, without what only runs have", () => {
    const all = synthesized((_, account) => {
      if (account.delivery !== undefined) delete account.delivery.awsRoles;
    });
    const of = (type: string) =>
      Object.values(things(type, all)).filter((one) => one.workspace_id === id("dev-foundation"));
    expect(of("tfe_workspace_settings")).toMatchObject([{ execution_mode: "local" }]);
    for (const type of ["tfe_notification_configuration", "tfe_run_trigger", "tfe_variable"])
      expect(of(type)).toEqual([]);
    expect(things("tfe_workspace", all)["workspace-dev-foundation"]).toMatchObject({ assessments_enabled: false });
    expect(Object.values(things("tfe_run_trigger", all)).map((one) => one.sourceable_id)).not.toContain(
      id("dev-foundation"),
    );
  });

  it("gives runs to agents that are allowed for them first", () => {
    const settings = things("tfe_workspace_settings");
    expect(settings["workspace-dev-network_settings"]).toMatchObject({
      execution_mode: "agent",
      agent_pool_id: "${tfe_agent_pool_allowed_workspaces.agent-pool-lakehouse-dev_allowed-workspaces.agent_pool_id}",
    });
    expect(settings["workspace-account_settings"]).toMatchObject({
      execution_mode: "agent",
      agent_pool_id: "${data.tfe_agent_pool.agent-pool-lakehouse-account.id}",
    });
    expect(Object.values(things("tfe_agent_pool"))).toMatchObject([{ organization_scoped: false }]);
  });

  it("lets teams in as far as they are asked to, and only administrators to whole states", () => {
    const access = Object.values(things("tfe_team_access"));
    const of = (team: string) => access.filter(({ team_id }) => String(team_id).includes(`team-${team}.`));
    expect(of("auditors")).toHaveLength(others().length);
    expect(of("developers")).toHaveLength(others().length - 1);
    expect(of("platform-engineers")[0]).toMatchObject({ access: "admin" });
    const levels = ["auditors", "developers", "pipeline"].map(
      (team) => (of(team)[0]?.permissions as { runs: string; state_versions: string }[] | undefined)?.[0],
    );
    expect(levels.map((level) => [level?.runs, level?.state_versions])).toEqual([
      ["read", "none"],
      ["plan", "none"],
      ["apply", "read-outputs"],
    ]);
  });

  it("tells of runs, with an address that is no text of the configuration", () => {
    const all = Object.values(things("tfe_notification_configuration"));
    const channel = all.filter(({ destination_type }) => destination_type === "slack");
    expect(channel).toHaveLength(others().length - 1);
    expect(channel[0]).toMatchObject({ enabled: true, url: "${var.notification_channel}" });
    expect(deliveryIn(stacks).variable?.notification_channel).toMatchObject({ sensitive: true, nullable: false });
    expect(all.filter(({ destination_type }) => destination_type === "email")).toHaveLength(others().length);
  });

  it("looks the project up that every organization has, where none is named", () => {
    const all = synthesized((_, account) => {
      account.state = { backend: "cloud", organization: "acme" };
    });
    const { data, resource } = deliveryIn(all);
    expect(Object.values(data?.tfe_project ?? {})).toMatchObject([{ name: "Default Project" }]);
    expect(resource?.tfe_project).toBeUndefined();
  });

  it("has its own state outside of the project that it makes", () => {
    expect(deliveryIn(stacks).terraform?.cloud).toMatchObject({ workspaces: { name: "delivery" } });
    expect(JSON.stringify(deliveryIn(stacks).terraform?.cloud)).not.toContain("Lakehouse");
  });
});
