import { type App, TerraformProvider } from "cdktf";
import { DEPLOY_LAYERS } from "../../config/derive/layers";
import { ciRoleArnOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import { cloudWorkspace } from "../../config/derive/stacks";
import type { Delivery, Environment, Platform } from "../../config/model";
import type { StateBackend } from "../../config/schema/backend";
import type { RunRoles } from "../../modules/delivery/credentials";
import type { ExecutionMode } from "../../modules/delivery/workspace";
import { type Contract, PlatformStack } from "../base/platform-stack";

type CloudState = Extract<StateBackend, { backend: "cloud" }>;

/** What HCP Terraform has to know of a stack. */
export interface DeliveredStack {
  readonly name: string;
  /** What `environments` of the configuration calls it by: its environment, or `account`. */
  readonly of: string;
  readonly layer: string;
  readonly state: CloudState;
  readonly workspaceName: string;
  /** Stacks that read its state. */
  readonly readers: readonly string[];
  /** Stacks that it comes after. */
  readonly dependsOn: readonly string[];
  /** Clouds that it signs in to. */
  readonly signsInTo: { readonly aws: boolean; readonly databricks: boolean };
  readonly roles: RunRoles;
  readonly executionMode: ExecutionMode;
  /** Name of the pool whose agents carry its runs out. */
  readonly agentPool: string | undefined;
  /** What it has must not go: its runs plan no destruction of everything. */
  readonly isProtected: boolean;
}

/** Whom `environments` of the configuration calls the stacks of the Databricks account. */
const OF_ACCOUNT = "account";

/** Whether something is meant for what belongs to an environment, or to the account; what names none is for all. */
export const isFor = (environments: readonly string[] | undefined, of: string): boolean =>
  environments === undefined || environments.includes(of);

/** Every stack with its state in HCP Terraform, as it was built. */
export function deliveredStacks(app: App, { environments }: Platform, delivery: Delivery): DeliveredStack[] {
  const stacks = app.node.children.filter((child) => child instanceof PlatformStack);
  return stacks.flatMap((stack): DeliveredStack[] => {
    const { state } = stack;
    if (state.backend !== "cloud") return [];
    const environment = environments.find(({ name }) => name === stack.environment);
    const of = stack.environment ?? OF_ACCOUNT;
    const signsInTo = { aws: hasProvider(stack, "aws"), databricks: hasProvider(stack, "databricks") };
    const roles = signsInTo.aws ? rolesOf(stack.layer, environment, delivery) : {};
    const agentPool = Object.entries(delivery.agentPools).find(([, pool]) => pool.environments.includes(of))?.[0];
    return [
      {
        name: stack.node.id,
        of,
        layer: stack.layer,
        state,
        workspaceName: cloudWorkspace(state, stack.node.id),
        readers: stacks.filter((other) => other.reads.includes(stack.node.id)).map(({ node }) => node.id),
        dependsOn: stack.dependencies.map(({ node }) => node.id),
        signsInTo,
        roles,
        executionMode: executionMode(signsInTo.aws && roles.applyRoleArn === undefined, agentPool),
        agentPool,
        isProtected: environment?.protection.preventDestroy ?? true,
      },
    ];
  });
}

/** Nobody but a person can sign in to AWS where there is no role. */
function executionMode(hasNoRole: boolean, agentPool: string | undefined): ExecutionMode {
  if (hasNoRole) return "local";
  return agentPool === undefined ? "remote" : "agent";
}

function hasProvider(stack: PlatformStack<Contract<object>>, name: string): boolean {
  return stack.node
    .findAll()
    .some((node) => TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === name);
}

/** Roles of AWS for the runs of a layer: its own of `foundation.ciRoles`, else what the configuration names. */
function rolesOf(layer: string, environment: Environment | undefined, { awsRoles }: Delivery): RunRoles {
  // The stack of the account is in AWS for its logs alone.
  if (environment === undefined) return awsRoles[OF_ACCOUNT] ?? {};
  const { ciRoles } = environment.foundation;
  const own: readonly string[] = DEPLOY_LAYERS;
  if (ciRoles?.kind !== "hcp-terraform" || !own.includes(layer)) return awsRoles[environment.name] ?? {};
  return {
    applyRoleArn: ciRoleArnOf(environment, ROLES.deploy(layer)),
    planRoleArn: ciRoles.planRole === "create" ? ciRoleArnOf(environment, ROLES.planOf(layer)) : undefined,
  };
}
