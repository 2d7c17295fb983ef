import type { Environment } from "../model";
import type { StateBackend } from "../schema/backend";
import { LAYERS, type Layer } from "./layers";
import { cloudWorkspace, stackName } from "./stacks";

/** A repository on GitHub, and whether its tokens name it with numbers too. */
export type GithubRepository = Pick<
  Extract<NonNullable<Environment["foundation"]["ciRoles"]>, { kind: "github" }>,
  "repository" | "repositoryIds"
>;

/** Jobs of one repository that run in one GitHub environment. */
export const githubSubjects = (repository: GithubRepository, environment: string): string[] =>
  repositoryNames(repository).map((name) => `repo:${name}:environment:${environment}`);

/** Jobs of one repository that a pull request started. Forks get no token, unless the repository says so. */
export const githubPullRequestSubjects = (repository: GithubRepository): string[] =>
  repositoryNames(repository).map((name) => `repo:${name}:pull_request`);

/**
 * How tokens name a repository.
 * Source: GitHub, "OpenID Connect", immutable subject claims, 2026-07.
 */
function repositoryNames({ repository, repositoryIds: ids }: GithubRepository): string[] {
  if (ids === undefined) return [repository];
  const [owner, name] = repository.split("/");
  const withIds = `${owner}@${ids.owner}/${name}@${ids.repository}`;
  return ids.subjects === "both" ? [repository, withIds] : [withIds];
}

/** Plans, applies, or both, of one HCP Terraform workspace. */
export const hcpSubject = (organization: string, project: string, workspace: string, phase: RunPhase = "*"): string =>
  `organization:${organization}:project:${project}:workspace:${workspace}:run_phase:${phase}`;

/** What a run may do: look, change, or both. */
export type RunPhase = "plan" | "apply" | "*";

/** HCP Terraform's name of the project that every organization has. */
const DEFAULT_PROJECT = "Default Project";

/** Runs of the HCP Terraform workspaces of some stacks. */
export function hcpSubjects(
  state: Extract<StateBackend, { backend: "cloud" }>,
  stacks: readonly string[],
  phase: RunPhase,
): string[] {
  const { organization, project = DEFAULT_PROJECT } = state;
  return stacks.map((stack) => hcpSubject(organization, project, cloudWorkspace(state, stack), phase));
}

/** The stacks of one layer of an environment. */
export function stacksOfLayer(environment: string, layer: Layer, workspaces: readonly string[]): string[] {
  return LAYERS[layer].scope === "workspace"
    ? workspaces.map((workspace) => stackName(environment, layer, workspace))
    : [stackName(environment, layer)];
}
