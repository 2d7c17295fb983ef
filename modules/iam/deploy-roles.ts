import { Construct } from "constructs";
import { cloudWorkspace, stackName, WORKSPACE_LAYERS } from "../../config/derive/stacks";
import type { Environment } from "../../config/model";
import type { StateBackend } from "../../config/schema/backend";
import { type DeployLayer, LAYER_TYPES } from "./deploy-layers";
import { type DeployPolicyProps, deployStatements } from "./deploy-policy";
import { DeployRole } from "./deploy-role";
import { CI_SYSTEMS, deployTrust, githubSubject, hcpSubject, oidcProviderArn } from "./deploy-trust";
import { OidcProvider } from "./oidc-provider";
import { stateAccess } from "./state-access";

export interface DeployRolesProps extends DeployPolicyProps {
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

/** A role per layer for the CI system. */
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
  }
}

function stacksOf(layer: DeployLayer, { environment, workspaces }: DeployRolesProps): string[] {
  return WORKSPACE_LAYERS.some((one) => one === layer)
    ? workspaces.map((workspace) => stackName(environment, layer, workspace))
    : [stackName(environment, layer)];
}

function subjects(stacks: readonly string[], { ci, environment, state }: DeployRolesProps): string[] {
  if (ci.kind === "github") return [githubSubject(ci.repository, ci.environment ?? environment)];
  if (state.backend !== "cloud") throw new Error("HCP Terraform's roles are checked to go with its state");
  return stacks.map((stack) =>
    hcpSubject(state.organization, state.project ?? DEFAULT_PROJECT, cloudWorkspace(state, stack)),
  );
}
