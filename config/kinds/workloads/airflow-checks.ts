import type { z } from "zod";
import { AIRFLOW_CLASSES, AIRFLOW_VERSIONS, ENDED_AIRFLOW_VERSIONS, SUPPORTED_MINORS } from "../../facts/airflow";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { airflow as schema } from "../../schema/workloads/airflow";
import type { EntryView } from "../view";
import { DAGS, JOBS_FILE } from "./airflow-program";
import { startProblems } from "./called-from-aws";
import { missingFile, programProblems } from "./program";

type Airflow = z.output<typeof schema>;
type Draft = Salvaged<Airflow>;
type Made = Salvaged<Extract<Airflow, { mode: "create" }>>;

/** Checks of an Airflow. */
export const airflowChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...(entry.jobs ?? []).flatMap((job, index) => startProblems(job, [], { job: ["jobs", index], parameters: [] }, view)),
  ...(entry.mode === "create"
    ? [...version(entry, view), ...sizes(entry, view), ...files(entry, view), ...reserved(entry, view)]
    : []),
];

const minorOf = (text: string): string => text.split(".").slice(0, 2).join(".");

/** Whether a version comes after another, number by number. */
function isNewer(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(".").map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0);
}

/** A version that MWAA makes environments of, by the table of what AWS says. */
function version({ airflowVersion }: Made, view: EntryView): Problem[] {
  if (airflowVersion === undefined) return [];
  const known = Object.keys(AIRFLOW_VERSIONS.value);
  const field = ["airflowVersion"];
  const ended = Object.hasOwn(ENDED_AIRFLOW_VERSIONS.value, airflowVersion)
    ? ENDED_AIRFLOW_VERSIONS.value[airflowVersion]
    : undefined;
  if (ended !== undefined) {
    const message = `MWAA makes no environments of Airflow ${airflowVersion} since ${ended}`;
    return [view.problem(field, message, `use one of ${known.join(", ")}`)];
  }
  if (known.every((one) => isNewer(airflowVersion, one))) {
    const message = `is newer than what MWAA had in ${AIRFLOW_VERSIONS.asOf}, so that nothing here says whether it has it now`;
    return [view.warning(field, message, `look whether AWS lists it, or use one of ${known.join(", ")}`)];
  }
  if (!known.includes(airflowVersion)) {
    const message = `MWAA had no Airflow ${airflowVersion} in ${AIRFLOW_VERSIONS.asOf}`;
    return [view.problem(field, message, `use one of ${known.join(", ")}`)];
  }
  const minors = [...new Set(known.map(minorOf))];
  return minors.indexOf(minorOf(airflowVersion)) < SUPPORTED_MINORS.value
    ? []
    : [
        view.warning(
          field,
          `AWS supports the ${SUPPORTED_MINORS.value} newest minor versions for certain, and ${airflowVersion} is older`,
          `use one of ${minors.slice(0, SUPPORTED_MINORS.value).join(", ")}`,
        ),
      ];
}

/** As many of each component as its class takes, and no fewer at most than at least. */
function sizes({ environmentClass, workers, schedulers, webservers }: Made, view: EntryView): Problem[] {
  if (environmentClass === undefined) return [];
  const takes = AIRFLOW_CLASSES.value[environmentClass];
  const outside = (field: Path, count: number | undefined, { least, most }: { least: number; most: number }) => {
    if (count === undefined || (count >= least && count <= most)) return [];
    const fix = least === most ? `set it to ${least}, or take another class` : `use ${least} to ${most}`;
    return [view.problem(field, `is ${count}, which ${environmentClass} does not take`, fix)];
  };
  const turned = (field: string, range: { readonly least?: number; readonly most?: number } | undefined) =>
    range?.least !== undefined && range.most !== undefined && range.most < range.least
      ? [view.problem([field, "most"], `is less than least, ${range.least}`, "make it at least as many")]
      : [];
  return [
    ...outside(["workers", "least"], workers?.least, takes.workers),
    ...outside(["workers", "most"], workers?.most, takes.workers),
    ...outside(["schedulers"], schedulers, takes.schedulers),
    ...outside(["webservers", "least"], webservers?.least, takes.webservers),
    ...outside(["webservers", "most"], webservers?.most, takes.webservers),
    ...turned("workers", workers),
    ...turned("webservers", webservers),
  ];
}

/** What is named is in the folder, and nothing stands where a file of the platform's own goes. */
function files({ program }: Made, view: EntryView): readonly Problem[] {
  return programProblems(program?.folder, view, (all) => {
    const named = (path: string | undefined, field: Path) =>
      path === undefined ? [] : missingFile(all, path, field, view);
    const { plugins } = program ?? {};
    return [
      ...(all.some(({ path }) => path.startsWith(`${DAGS}/`) && path.endsWith(".py"))
        ? []
        : [
            view.problem(
              ["program", "folder"],
              `has no DAG: no file of Python in its folder ${DAGS}`,
              `put one into ${DAGS}`,
            ),
          ]),
      ...(all.some(({ path }) => path === JOBS_FILE)
        ? [view.problem(["program", "folder"], `has a file ${JOBS_FILE}, which is made here`, "rename it")]
        : []),
      ...named(program?.requirements, ["program", "requirements"]),
      ...named(program?.startupScript, ["program", "startupScript"]),
      ...(plugins?.mode === "shipped" ? named(plugins.file, ["program", "plugins", "file"]) : []),
      ...(plugins?.mode === "uploaded" && all.some(({ path }) => path === plugins.key)
        ? [
            view.problem(
              ["program", "plugins", "key"],
              `is a file of the folder, which would be put over it`,
              'use mode "shipped", or another key',
            ),
          ]
        : []),
    ];
  });
}

/** Options that say where secrets are, which is decided here. */
const reserved = ({ configuration }: Made, view: EntryView): Problem[] =>
  Object.keys(configuration ?? {})
    .filter((option) => option.startsWith("secrets."))
    .map((option) =>
      view.problem(
        ["configuration", option],
        "is decided here: connections and variables are in Secrets Manager, in the environment's own folders",
        "remove it",
      ),
    );
