import { ML_RUNTIMES } from "../../facts/ml-runtimes";
import { NOTEBOOK_LANGUAGES } from "../../facts/notebook-languages";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Job, RepeatedTask, Task } from "../../schema/workloads";
import type { EntryView } from "../view";
import { profileOf } from "./clusters";
import { endOf, stepsOf } from "./job-tasks";

/** Notebooks run where their language does. */
export function languageProblems({ tasks = {}, clusters }: Salvaged<Job>, view: EntryView): Problem[] {
  return stepsOf<Salvaged<Task>, Salvaged<RepeatedTask>>(tasks).flatMap(({ step, path }) => {
    if (step.type !== "notebook" || step.file === undefined) return [];
    const end = endOf(step.file);
    if (!isLanguage(end)) return [];
    const { language, serverless, standard } = NOTEBOOK_LANGUAGES.value[end];
    if (step.cluster === undefined) {
      return serverless
        ? []
        : [
            view.problem(
              path,
              `${step.file} is ${language}, which serverless compute does not run`,
              standard ? "name a cluster of the job" : "name a cluster of the job, of access mode dedicated",
            ),
          ];
    }
    const cluster =
      clusters !== undefined && Object.hasOwn(clusters, step.cluster) ? clusters[step.cluster] : undefined;
    return standard || cluster?.accessMode !== "standard"
      ? []
      : [
          view.problem(
            [...path, "cluster"],
            `${step.file} is ${language}, and ${step.cluster} has the access mode standard, which does not run it`,
            `set clusters.${step.cluster}.accessMode to "dedicated"`,
          ),
        ];
  });
}

const isLanguage = (end: string): end is keyof typeof NOTEBOOK_LANGUAGES.value =>
  Object.hasOwn(NOTEBOOK_LANGUAGES.value, end);

/** Clusters have Photon where their policy and their nodes do. */
export const photonProblems = ({ workspace, clusters }: Salvaged<Job>, view: EntryView): Problem[] =>
  Object.entries(clusters ?? {}).flatMap(([key, { photon, clusterPolicy }]) => {
    const policy = photon === true ? profileOf(workspace, clusterPolicy, view) : undefined;
    const field = ["clusters", key, "photon"];
    if (policy?.photon === false)
      return [
        view.problem(field, `the cluster policy ${clusterPolicy} forbids it`, "leave it out, or name another policy"),
      ];
    return policy?.runtime !== undefined && ML_RUNTIMES.value.gpu.test(policy.runtime)
      ? [view.problem(field, `the runtime ${policy.runtime} is for GPUs, which Photon does not use`, "leave it out")]
      : [];
  });
