import type { App } from "cdktf";
import { at } from "../config/derive/at";
import { mapValues } from "../config/derive/map-values";
import { DELIVERY_STACK } from "../config/derive/stacks";
import type { Account, Delivery, Platform } from "../config/model";
import { configured } from "../modules/configured";
import { AgentPool } from "../modules/delivery/agent-pool";
import { awsVariables, Credentials, databricksVariables, roleVariables } from "../modules/delivery/credentials";
import { Notification } from "../modules/delivery/notification";
import { Project } from "../modules/delivery/project";
import { runTrigger, triggersOf } from "../modules/delivery/run-triggers";
import { Team } from "../modules/delivery/team";
import { DeliveryWorkspace } from "../modules/delivery/workspace";
import { CI_SYSTEMS } from "../modules/iam/deploy-trust";
import { PlatformStack } from "./base/platform-stack";
import { tfeProvider } from "./base/providers";
import { type DeliveredStack, deliveredStacks, isFor } from "./delivery/delivered";

/** What the delivery layer says of itself. */
export interface DeliveryOutputs {
  /** Name of the project → its id, by which Databricks can know its runs. */
  readonly project_ids: Readonly<Record<string, string>>;
  /** Stack → those that it depends on and whose runs start none of it, because HCP Terraform takes no more. */
  readonly run_triggers_left_out: Readonly<Record<string, string>>;
}

/** HCP Terraform's name of the project that every organization has. */
const DEFAULT_PROJECT = "Default Project";

type Workspaces = Readonly<Record<string, DeliveryWorkspace>>;

/** HCP Terraform: a workspace for every stack that there is, who reads whose state, how runs sign in, who may start them. */
export class DeliveryStack extends PlatformStack<DeliveryOutputs> {
  constructor(app: App, platform: Platform, delivery: Delivery) {
    const stacks = deliveredStacks(app, platform, delivery);
    super(app, DELIVERY_STACK, { layer: "delivery", state: delivery.state });
    const [first] = stacks;
    if (first === undefined) throw new Error("a state in HCP Terraform is checked to be there");
    const { organization, hostname } = first.state;
    tfeProvider(this, { hostname, organization });

    const projectIds = this.projects(organization, stacks, delivery);
    const workspaces = this.workspaces(organization, stacks, delivery, projectIds);
    this.settings(organization, stacks, delivery, workspaces);
    this.credentials(organization, stacks, platform.account, workspaces);
    this.people(organization, stacks, delivery, workspaces);
    const leftOut = delivery.runTriggers ? this.triggers(stacks, workspaces) : {};
    this.publish({ project_ids: projectIds, run_triggers_left_out: leftOut });
  }

  private projects(organization: string, stacks: readonly DeliveredStack[], { projects }: Delivery) {
    const names = [...new Set(stacks.map(projectOf))].sort();
    return Object.fromEntries(
      names.map((projectName) => {
        const mode = projectName === DEFAULT_PROJECT ? "existing" : projects;
        const project = new Project(this, `project-${projectName}`, { organization, projectName, mode });
        return [projectName, configured(project, "delivery.projects").projectId];
      }),
    );
  }

  private workspaces(
    organization: string,
    stacks: readonly DeliveredStack[],
    delivery: Delivery,
    projectIds: Readonly<Record<string, string>>,
  ): Workspaces {
    return Object.fromEntries(
      stacks.map((stack) => {
        const workspace = new DeliveryWorkspace(this, `workspace-${stack.name}`, {
          organization,
          workspaceName: stack.workspaceName,
          description: `State and runs of the stack ${stack.name}`,
          projectId: at(projectIds, projectOf(stack)),
          terraformVersion: delivery.terraformVersion,
          autoApply: delivery.autoApply.includes(stack.of),
          driftDetection: delivery.driftDetection && hasRuns(stack),
          allowDestroyPlan: !stack.isProtected,
          tags: { environment: stack.of, layer: stack.layer },
        });
        return [stack.name, configured(workspace, "delivery")];
      }),
    );
  }

  private settings(
    organization: string,
    stacks: readonly DeliveredStack[],
    delivery: Delivery,
    workspaces: Workspaces,
  ): void {
    const idOf = (name: string) => at(workspaces, name).workspaceId;
    const pools = mapValues(delivery.agentPools, ({ mode }, poolName) => {
      const members = stacks.filter((stack) => stack.executionMode === "agent" && stack.agentPool === poolName);
      const workspaceIds = members.map(({ name }) => idOf(name));
      const pool = new AgentPool(this, `agent-pool-${poolName}`, { organization, poolName, mode, workspaceIds });
      return configured(pool, `delivery.agentPools.${poolName}`);
    });
    for (const { name, executionMode, agentPool, readers } of stacks) {
      at(workspaces, name).set({
        executionMode,
        agentPoolId: executionMode === "agent" ? at(pools, agentPool ?? "").agentPoolId : undefined,
        // A reader whose state is elsewhere reads with the token of whoever runs it.
        consumerIds: readers.filter((reader) => Object.hasOwn(workspaces, reader)).map(idOf),
      });
    }
  }

  private credentials(
    organization: string,
    stacks: readonly DeliveredStack[],
    account: Account,
    workspaces: Workspaces,
  ): void {
    const runs = stacks.filter(hasRuns);
    const signIn = (cloud: "aws" | "databricks", what: string, variables: Readonly<Record<string, string>>) => {
      const users = runs.filter(({ signsInTo }) => signsInTo[cloud]);
      if (users.length === 0) return;
      const credentials = new Credentials(this, `credentials-${cloud}`, {
        organization,
        setName: `${account.name}-${cloud}`,
        description: `How runs of ${account.name} sign in to ${what}`,
        variables,
      });
      configured(credentials, "delivery");
      for (const { name } of users) credentials.giveTo(name, at(workspaces, name).workspaceId);
    };
    signIn("aws", "AWS", awsVariables(CI_SYSTEMS["hcp-terraform"].audience));
    signIn(
      "databricks",
      "Databricks",
      databricksVariables(account.databricksAccountId, account.deployer.applicationId),
    );
    for (const { name, roles } of runs) {
      for (const [key, value] of Object.entries(roleVariables(roles))) {
        at(workspaces, name).variable(key, value, "Role that runs take in AWS");
      }
    }
  }

  private people(
    organization: string,
    stacks: readonly DeliveredStack[],
    { teams, notifications }: Delivery,
    workspaces: Workspaces,
  ): void {
    for (const [teamName, { mode, ssoTeamId, access, environments }] of Object.entries(teams)) {
      const team = new Team(this, `team-${teamName}`, { organization, teamName, mode, ssoTeamId });
      configured(team, `delivery.teams.${teamName}`);
      for (const { name, of } of stacks) {
        if (isFor(environments, of)) team.enter(name, at(workspaces, name).workspaceId, access);
      }
    }
    for (const [key, config] of Object.entries(notifications)) {
      const notification = new Notification(this, `notification-${key}`, {
        organization,
        notificationName: key,
        config,
        variable: `notification_${key.replaceAll("-", "_")}`,
      });
      configured(notification, `delivery.notifications.${key}`);
      // HCP Terraform tells nothing of runs that are not its own.
      for (const stack of stacks.filter(hasRuns)) {
        if (isFor(config.environments, stack.of)) {
          notification.tellOf(stack.name, at(workspaces, stack.name).workspaceId);
        }
      }
    }
  }

  /** @returns what is left out, for the output */
  private triggers(stacks: readonly DeliveredStack[], workspaces: Workspaces): Readonly<Record<string, string>> {
    const runs = stacks.filter(hasRuns);
    const names = runs.map(({ name }) => name);
    const dependencies = new Map(
      runs.map(({ name, dependsOn }) => [name, dependsOn.filter((other) => names.includes(other))]),
    );
    const left = names.map((name): [string, readonly string[]] => {
      const { sources, leftOut } = triggersOf(name, dependencies);
      const workspace = at(workspaces, name);
      for (const source of sources) {
        runTrigger(workspace, `after-${source}`, workspace.workspaceId, at(workspaces, source).workspaceId);
      }
      return [name, leftOut];
    });
    return Object.fromEntries(left.filter(([, out]) => out.length > 0).map(([name, out]) => [name, out.join(" ")]));
  }
}

const projectOf = ({ state }: DeliveredStack): string => state.project ?? DEFAULT_PROJECT;

/** Runs of HCP Terraform's own, by itself or by agents. */
const hasRuns = ({ executionMode }: DeliveredStack): boolean => executionMode !== "local";
