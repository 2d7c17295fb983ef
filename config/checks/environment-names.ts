import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, namedApart, repeated, warningAt } from "./check";

/** Environments have names of their own, of which none starts another's, and a file or folder is named after its environment. */
export const environmentNames: Check = ({ account, environments }) => [
  ...repeated(environments, ({ data }) => data.name).map(([later, earlier]) =>
    errorAt(
      later,
      ["name"],
      `"${later.data.name}" is the name of ${earlier.file} too`,
      "give each environment its own name",
    ),
  ),
  ...started(namedApart(environments), account.data.name ?? "<account>"),
  ...namedApart(environments)
    .filter(({ file, data }) => data.name !== undefined && !file.replace(/\.ts$/, "").split("/").includes(data.name))
    .map((environment) =>
      warningAt(
        environment,
        ["name"],
        `the environment is named "${environment.data.name}", its file is not`,
        `rename the file to ${environment.data.name}.ts`,
      ),
    ),
];

/**
 * Everything of an environment goes by the start of names: roles, alarms, topics, states (`acme-dev-*`, `dev-*`) in
 * policies, stacks in `cdktf deploy 'dev-*'`. What is called `dev-2` would be within reach of all of it. In whatever
 * AWS account: stacks, states and the Databricks account are shared by all.
 */
function started(environments: readonly EnvironmentDraft[], account: string): Problem[] {
  const byName = new Map(environments.map((environment) => [environment.data.name, environment]));
  return environments.flatMap((longer) =>
    startsOf(longer.data.name ?? "")
      .flatMap((name) => byName.get(name) ?? [])
      .map(({ file, data }) =>
        errorAt(
          longer,
          ["name"],
          `"${longer.data.name}" starts with the name of ${file} and a hyphen: policies and commands that are meant for ${account}-${data.name}-* or ${data.name}-* would reach this environment too`,
          `rename the one that is not deployed yet, for example this one to "${longer.data.name?.replaceAll("-", "")}"`,
        ),
      ),
  );
}

/** What stands before a hyphen: `dev` and `dev-2` of `dev-2-b`. */
const startsOf = (name: string): string[] => [...name.matchAll(/-/g)].map(({ index }) => name.slice(0, index));
