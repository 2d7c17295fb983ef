import { Construct } from "constructs";
import { cloudWorkspace, stackName, WORKSPACE_LAYERS } from "../../config/derive/stacks";
import type { Environment } from "../../config/model";
import type { StateBackend } from "../../config/schema/backend";
import { type DeployLayer, LAYER_TYPES } from "./deploy-layers";
import { deployStatements } from "./deploy-policy";
import { DeployRole } from "./deploy-role";
import {
  CI_SYSTEMS,
  deployTrust,
  githubPullRequestSubject,
  githubSubject,
  hcpSubject,
  oidcProviderArn,
} from "./deploy-trust";
import { OidcProvider } from "./oidc-provider";
import { type PlanLayer, type PlanPolicyProps, planStatements } from "./plan-policy";
import { stateAccess } from "./state-access";

export interface DeployRolesProps extends PlanPolicyProps {
  readonly ci: NonNullable<Environment["foundation"]["ciRoles"]>;
  /** Name of the environment. */
  readonly environment: string;
  /** Keys of its workspaces. */
  readonly workspaces: readonly string[];
  /** Where the environment's state is. */
  readonly state: StateBackend;
  /** Where the state of the Databricks account is, which the layers read. */
  readonly accountState: StateBackend;
}

/** HCP Terraform's name of the project that every organization has. */
const DEFAULT_PROJECT = "Default Project";

/** A role per layer for the CI system, and one that reads them all for plans, where it is asked for. */
export class DeployRoles extends Construct {
  constructor(scope: Construct, id: string, props: DeployRolesProps) {
    super(scope, id);
    const { ci, partition, accountId } = props;
    const system = CI_SYSTEMS[ci.kind];
    const providerArn =
      ci.oidcProvider === "create"
        ? new OidcProvider(this, "oidc", system).providerArn
        : oidcProviderArn(partition, accountId, system);
    for (const layer of Object.keys(LAYER_TYPES) as DeployLayer[]) {
      const stacks = stacksOf(layer, props);
      new DeployRole(this, layer, {
        roleName: `${props.prefix}-${layer}`,
        description: `Deploys the layer ${layer} of ${props.prefix}`,
        trust: deployTrust(system, providerArn, subjects(stacks, props)),
        statements: [
          ...deployStatements(layer, props),
          ...stateAccess({ ...props, stacks, upstream: props.accountState }),
        ],
      });
    }
    if (ci.planRole === "create") {
      new DeployRole(this, "plan", {
        roleName: `${props.prefix}-plan`,
        description: `Reads ${props.prefix} for plans`,
        trust: deployTrust(system, providerArn, planSubjects(props)),
        statements: [...planStatements(props), ...stateAccess({ ...props, stacks: [], upstream: props.accountState })],
      });
    }
  }
}

function stacksOf(layer: PlanLayer, { environment, workspaces }: DeployRolesProps): string[] {
  return WORKSPACE_LAYERS.some((one) => one === layer)
    ? workspaces.map((workspace) => stackName(environment, layer, workspace))
    : [stackName(environment, layer)];
}

function subjects(stacks: readonly string[], props: DeployRolesProps): string[] {
  const { ci, environment } = props;
  if (ci.kind === "github") return [githubSubject(ci.repository, ci.environment ?? environment)];
  return runs(stacks, ci.planRole === "create" ? "apply" : "*", props);
}

/** Pull requests, or the plan phase of every stack of the environment. */
function planSubjects(props: DeployRolesProps): string[] {
  const { ci } = props;
  if (ci.kind === "github") return [githubPullRequestSubject(ci.repository)];
  const layers: readonly PlanLayer[] = ["foundation", ...(Object.keys(LAYER_TYPES) as DeployLayer[])];
  return runs(
    layers.flatMap((layer) => stacksOf(layer, props)),
    "plan",
    props,
  );
}

function runs(stacks: readonly string[], phase: "plan" | "apply" | "*", { state }: DeployRolesProps): string[] {
  if (state.backend !== "cloud") throw new Error("HCP Terraform's roles are checked to go with its state");
  return stacks.map((stack) =>
    hcpSubject(state.organization, state.project ?? DEFAULT_PROJECT, cloudWorkspace(state, stack), phase),
  );
}
