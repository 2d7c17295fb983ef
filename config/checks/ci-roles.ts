import type { Problem } from "../problem";
import { errorAt, perEnvironment } from "./check";

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
  return problems;
});
