import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { DeepReadonly } from "../../readonly";
import type { app as schema } from "../../schema/consumers/app";
import type { EntryView, Names } from "../view";
import { programProblems } from "../workloads/program";

type App = z.output<typeof schema>;
type Draft = Salvaged<App>;
type Deployment = NonNullable<App["deployment"]>;

/** A job that deploys an app, with what it ships. */
export type DeploymentModel = DeepReadonly<
  Deployment & {
    /** Files that Terraform puts into the workspace; none where they are there already. */
    files: ProjectFile[];
  }
>;

/** The files of a program of the project. */
export const resolvedDeployment = (deployment: Deployment, names: Pick<Names, "projectFiles">): DeploymentModel => ({
  ...deployment,
  files: deployment.source.from === "program" ? [...names.projectFiles(deployment.source.folder)] : [],
});

/** What says how an app starts, at the root of its program; beside it any program of Python. Source: Databricks, "Deploy a Databricks app". */
const STARTS = ["app.yaml", "app.yml", "package.json"] as const;

/** The program is somewhere, and the job's service principal can read it. */
export function deploymentProblems({ workspace, deployment }: Draft, view: EntryView): readonly Problem[] {
  const { source, runAs } = deployment ?? {};
  if (source === undefined) return [];
  if (source.from === "program") {
    const field = ["deployment", "source", "folder"];
    return programProblems(source.folder, view, (files) => howItStarts(files, field, view), field);
  }
  const workspaces = view.environment.workspaces ?? {};
  const settings = workspace !== undefined && Object.hasOwn(workspaces, workspace) ? workspaces[workspace] : undefined;
  const [where, named] =
    source.from === "git-folder"
      ? (["gitFolder", "gitFolder" in source ? source.gitFolder : undefined] as const)
      : (["folder", "folder" in source ? source.folder : undefined] as const);
  if (settings === undefined || named === undefined) return [];
  const folders: Readonly<Record<string, { readonly servicePrincipals?: Readonly<Record<string, unknown>> }>> =
    (where === "gitFolder" ? settings.gitFolders : settings.folders) ?? {};
  const at = `workspaces.${workspace}.${where}s`;
  if (!Object.hasOwn(folders, named)) {
    const known = Object.keys(folders);
    return [
      view.problem(
        ["deployment", "source", where],
        `${at} has no ${named}${known.length === 0 ? "" : ` (it has: ${known.join(", ")})`}`,
        "correct it, or add it there",
      ),
    ];
  }
  const readers = folders[named]?.servicePrincipals ?? {};
  return runAs === undefined || Object.hasOwn(readers, runAs)
    ? []
    : [
        view.problem(
          ["deployment", "runAs"],
          `${runAs} may not read ${at}.${named}, where the program is`,
          `add ${runAs}: "CAN_READ" to ${at}.${named}.servicePrincipals`,
        ),
      ];
}

function howItStarts(files: readonly ProjectFile[], field: readonly string[], view: EntryView): Problem[] {
  if (files.some(({ path }) => STARTS.some((name) => name === path) || /^[^/]+\.py$/.test(path))) return [];
  return [
    view.problem(
      field,
      "has nothing that an app starts with",
      `add ${STARTS.join(", ")} or a program of Python at its root`,
    ),
  ];
}
