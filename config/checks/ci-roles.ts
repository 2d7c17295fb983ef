import { hcpSubjects, stacksOfLayer } from "../derive/ci-subjects";
import { LAYERS_OF_ENVIRONMENT } from "../derive/layers";
import type { Problem } from "../problem";
import { stateBackend } from "../schema/backend";
import { type AccountDraft, type EnvironmentDraft, errorAt, perEnvironment } from "./check";

/** Characters of a role's trust policy. Source: IAM user guide, "IAM and AWS STS quotas". */
const LONGEST_TRUST = 2048;

/** Characters of a trust policy of deploy roles without the subjects in it. */
export const TRUST_FRAME = 330;

/** Whose tokens the roles trust; Terraform Enterprise issues its own. */
const HCP_HOST = "app.terraform.io";

/** Deploy roles can make roles, so what those may do is bounded; and they have to be the ones that are used. */
export const ciRoles = perEnvironment((env, account) => {
  const { foundation, deployRoleArn } = env.data;
  const roles = foundation?.ciRoles;
  if (roles === undefined) return [];
  const path = ["foundation", "ciRoles"];
  const problems: Problem[] = [];
  if (foundation?.permissionsBoundary?.mode === "off") {
    problems.push(
      errorAt(
        env,
        path,
        "a deploy role makes roles, and without a permissions boundary it could make one that may do everything",
        'set foundation.permissionsBoundary to { mode: "create" }',
      ),
    );
  }
  if (deployRoleArn !== undefined) {
    problems.push(
      errorAt(
        env,
        ["deployRoleArn"],
        "every layer would assume this role, whatever role its layer has under foundation.ciRoles",
        "remove one of the two",
      ),
    );
  }
  const backend = (env.data.state ?? account.data.state)?.backend;
  if (roles.kind === "hcp-terraform" && backend !== undefined && backend !== "cloud") {
    problems.push(
      errorAt(
        env,
        [...path, "kind"],
        `runs of HCP Terraform are known by their workspaces, and the state is of backend "${backend}"`,
        'use state of backend "cloud", or "github"',
      ),
    );
  }
  return [...problems, ...stateProblems(env, account), ...hcpProblems(env, account)];
});

/** A role that is assumed for the state writes it too, so that whoever plans could. */
function stateProblems(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const roles = env.data.foundation?.ciRoles;
  // Of a pipeline here there is always one that reads; its checks look at state.roleArn themselves.
  if (roles === undefined || !("planRole" in roles) || roles.planRole !== "create") return [];
  const roleOf = ({ data: { state } }: EnvironmentDraft | AccountDraft) =>
    state?.backend === "s3" ? state.roleArn : undefined;
  const stateRoles = [env.data.state === undefined ? undefined : roleOf(env), roleOf(account)];
  if (stateRoles.every((role) => role === undefined)) return [];
  return [
    errorAt(
      env,
      ["foundation", "ciRoles", "planRole"],
      "plans would read the state with the role of state.roleArn, which writes it as well",
      'leave out state.roleArn, so that the plan role reads the bucket itself, or set planRole to "off"',
    ),
  ];
}

/** Runs are recognized by names, which have to fit and must not be patterns. */
function hcpProblems(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const { name, foundation, workspaces = {} } = env.data;
  const parsed = stateBackend.safeParse(env.data.state ?? account.data.state);
  if (foundation?.ciRoles?.kind !== "hcp-terraform" || name === undefined) return [];
  if (!parsed.success || parsed.data.backend !== "cloud") return [];
  const state = parsed.data;
  const at = env.data.state === undefined ? account : env;
  const problems: Problem[] = [];
  if (state.hostname !== HCP_HOST) {
    problems.push(
      errorAt(
        at,
        ["state", "hostname"],
        `the roles of foundation.ciRoles trust runs of ${HCP_HOST}, not of ${state.hostname}`,
        `use ${HCP_HOST}, or remove foundation.ciRoles`,
      ),
    );
  }
  if (/[*?]/.test(state.project ?? "")) {
    problems.push(
      errorAt(
        at,
        ["state", "project"],
        "as a pattern it would let runs of other projects take the roles of foundation.ciRoles",
        "write the name of one project",
      ),
    );
  }
  const phase = foundation.ciRoles.planRole === "create" ? "apply" : "*";
  const keys = Object.keys(workspaces);
  const trusts = LAYERS_OF_ENVIRONMENT.map((layer) => ({
    layer,
    length: TRUST_FRAME + JSON.stringify(hcpSubjects(state, stacksOfLayer(name, layer, keys), phase)).length,
  }));
  const [longest] = trusts.sort((one, other) => other.length - one.length);
  if (longest !== undefined && longest.length > LONGEST_TRUST) {
    problems.push(
      errorAt(
        env,
        ["foundation", "ciRoles"],
        `the role of ${longest.layer} would trust so many runs that its policy has about ${longest.length} characters, and IAM takes ${LONGEST_TRUST}`,
        "shorten state.project, state.workspacePrefix or the keys of workspaces, or split the environment",
      ),
    );
  }
  return problems;
}
