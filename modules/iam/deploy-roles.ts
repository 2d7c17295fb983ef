import { Construct } from "constructs";
import {
  githubPullRequestSubjects,
  githubSubjects,
  hcpSubjects,
  type RunPhase,
  stacksOfLayer,
} from "../../config/derive/ci-subjects";
import { DEPLOY_LAYERS, LAYERS_OF_ENVIRONMENT } from "../../config/derive/layers";
import { nameOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import type { StateBackend } from "../../config/schema/backend";
import { configured } from "../configured";
import { deployStatements } from "./deploy-policy";
import { DeployRole } from "./deploy-role";
import type { PlanLayer } from "./deploy-row";
import { buildTrust, CI_SYSTEMS, deployTrust, oidcProviderArn } from "./deploy-trust";
import type { DeployPlace } from "./deploy-values";
import { OidcProvider } from "./oidc-provider";
import { planStatements } from "./plan-policy";
import type { Statement } from "./policy-document";
import { stateAccess } from "./state-access";

type Ci = NonNullable<Environment["foundation"]["ciRoles"]>;

export interface DeployRolesProps extends DeployPlace {
  readonly ci: Ci;
  /** ARNs of the roles of the pipeline's builds, which kind `codepipeline` trusts; its checks see that there is one. */
  readonly builds: { readonly deploy: string; readonly plan: string } | undefined;
  /** Name of the environment. */
  readonly environment: string;
  /** Keys of its workspaces. */
  readonly workspaces: readonly string[];
  /** Where the environment's state is. */
  readonly state: StateBackend;
  /** Where the state of the Databricks account is, which the layers read. */
  readonly accountState: StateBackend;
}

/**
 * A role per layer for the CI system; where it is asked for, also what reads for plans: one role for pull requests
 * on GitHub and for builds of CodePipeline, one per layer for the plan phase on HCP Terraform.
 */
export class DeployRoles extends Construct {
  /** Purpose in the name → ARN of the role. */
  readonly arns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: DeployRolesProps) {
    super(scope, id);
    const { ci } = props;
    const place = { ...props, copyRegion: props.replicaRegion };
    const trust = this.trust(props);
    const arns = new Map<string, string>();
    this.arns = arns;
    for (const layer of DEPLOY_LAYERS) {
      const stacks = stacksOfLayer(props.environment, layer, props.workspaces);
      const made = new DeployRole(this, layer, {
        roleName: nameOf(props.names, "roles", ROLES.deploy(layer)),
        description: `Deploys the layer ${layer} of ${props.prefix}`,
        trust: trust("deploy", () => subjects(stacks, props)),
        statements: [
          ...deployStatements(layer, { ...place, replicaRegion: undefined }),
          ...stateAccess({ ...props, stacks, upstream: props.accountState }),
        ],
      });
      arns.set(ROLES.deploy(layer), made.roleArn);
    }
    if (ci.kind !== "codepipeline" && ci.planRole === "off") return;
    const plan = (id: string, subjects: () => readonly string[], layers?: readonly PlanLayer[]) => {
      const made = new DeployRole(this, id, {
        roleName: nameOf(props.names, "roles", id),
        description: `Reads ${props.prefix} for plans`,
        trust: trust("plan", subjects),
        statements: [
          ...planStatements(place, layers),
          ...stateAccess({ ...props, stacks: [], upstream: props.accountState }),
        ],
      });
      arns.set(id, made.roleArn);
    };
    if (ci.kind !== "hcp-terraform") {
      plan(ROLES.plan, () => planSubjects(ci));
      return;
    }
    // A trust policy has room for the runs of one layer, not for those of a large environment.
    for (const layer of LAYERS_OF_ENVIRONMENT) {
      const stacks = stacksOfLayer(props.environment, layer, props.workspaces);
      plan(ROLES.planOf(layer), () => runs(stacks, "plan", props), [layer]);
    }
  }

  /** Who may take a role: by the tokens of a CI system, or as the role of a build. */
  private trust({ ci, builds, partition, accountId }: DeployRolesProps) {
    if (ci.kind === "codepipeline") {
      if (builds === undefined) throw new Error("roles for CodePipeline are checked to go with a pipeline");
      return (does: "deploy" | "plan", _: () => readonly string[]): Statement[] => buildTrust(partition, builds[does]);
    }
    const system = CI_SYSTEMS[ci.kind];
    const providerArn =
      ci.oidcProvider === "create"
        ? configured(new OidcProvider(this, "oidc", system), ".oidcProvider").providerArn
        : oidcProviderArn(partition, accountId, system);
    return (_: "deploy" | "plan", subjects: () => readonly string[]): Statement[] =>
      deployTrust(system, providerArn, subjects());
  }
}

function planSubjects(ci: Exclude<Ci, { kind: "hcp-terraform" }>): string[] {
  if (ci.kind === "codepipeline") return [];
  const looking = ci.planEnvironment === undefined ? [] : githubSubjects(ci, ci.planEnvironment);
  return [...githubPullRequestSubjects(ci), ...looking];
}

function subjects(stacks: readonly string[], props: DeployRolesProps): string[] {
  const { ci, environment } = props;
  if (ci.kind === "github") return githubSubjects(ci, ci.environment ?? environment);
  if (ci.kind === "codepipeline") return [];
  return runs(stacks, ci.planRole === "create" ? "apply" : "*", props);
}

function runs(stacks: readonly string[], phase: RunPhase, { state }: DeployRolesProps): string[] {
  if (state.backend !== "cloud") throw new Error("HCP Terraform's roles are checked to go with its state");
  return hcpSubjects(state, stacks, phase);
}
