import type { z } from "zod";
import { GLUE_SCRIPTS } from "../../derive/purposes";
import { GLUE_ARGUMENTS, GLUE_WORKERS } from "../../facts/glue";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { glueJob as schema } from "../../schema/data-services/glue-job";
import type { EntryView } from "../view";
import { isNotebook, missingFile, programProblems } from "../workloads/program";

type GlueJob = Salvaged<z.output<typeof schema>>;

/** What Glue refuses of a job whose fields are each right, and what could not run. */
export const glueChecks = (entry: GlueJob, view: EntryView): Problem[] => [
  ...script(entry, view),
  ...running(entry, view),
  ...written(entry, view),
  ...database(entry, view),
];

function script({ program }: GlueJob, view: EntryView): readonly Problem[] {
  return programProblems(program?.folder, view, (files) => {
    const name = program?.script;
    if (name === undefined) return [];
    const field = ["program", "script"];
    if (!name.endsWith(".py"))
      return [view.problem(field, `${name} is no script in Python`, "name a file that ends in .py")];
    const file = files.find(({ path }) => path === name);
    if (file === undefined) return missingFile(files, name, field, view);
    return isNotebook(file)
      ? [view.problem(field, `${name} is a notebook of Databricks, exported as a file`, "name a plain script")]
      : [];
  });
}

function running(entry: GlueJob, view: EntryView): Problem[] {
  const { workers, execution, concurrentRuns, bookmarks, parameters, trigger, expectSuccessWithinHours } = entry;
  const type = workers?.type;
  return [
    ...(execution === "flex" && type !== undefined && !GLUE_WORKERS.value[type].flexible
      ? [
          view.problem(
            ["execution"],
            `workers of type ${type} take no flexible execution`,
            'use "standard", G.1X or G.2X',
          ),
        ]
      : []),
    ...(bookmarks === "on" && concurrentRuns !== undefined && concurrentRuns > 1
      ? [
          view.problem(
            ["concurrentRuns"],
            "runs at the same time would read the same, because they share a bookmark",
            "use 1, or bookmarks off",
          ),
        ]
      : []),
    ...Object.keys(parameters ?? {}).flatMap((name) =>
      GLUE_ARGUMENTS.value.includes(name)
        ? [view.problem(["parameters", name], "is decided by another field, or by Glue itself", "use another name")]
        : [],
    ),
    ...(trigger?.mode === "on-demand" && expectSuccessWithinHours !== undefined
      ? [
          view.problem(
            ["expectSuccessWithinHours"],
            "is for jobs that run by themselves, and this one runs on demand",
            "remove it, or give the job a schedule",
          ),
        ]
      : []),
  ];
}

/** Who writes beside programs could change what runs. */
function written({ folder }: GlueJob, view: EntryView): Problem[] {
  return folder?.split("/")[0] === GLUE_SCRIPTS
    ? [view.problem(["folder"], `${GLUE_SCRIPTS} is where programs are`, "use another folder")]
    : [];
}

/** A way to the database is known. */
function database({ connection }: GlueJob, view: EntryView): Problem[] {
  if (connection?.mode !== "data-service" || connection.service === undefined) return [];
  const service = view.environment.dataServices?.[connection.service];
  if (service?.kind !== "rds-instance" && service?.kind !== "aurora-cluster") return [];
  return service.mode === "existing" && service.securityGroupId === undefined
    ? [
        view.problem(
          ["connection", "service"],
          `of ${connection.service} no security group is known, so that nothing would let the workers in`,
          "write its securityGroupId there",
        ),
      ]
    : [];
}
