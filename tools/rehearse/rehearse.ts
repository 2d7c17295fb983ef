import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { EmittedStack } from "../../emitted/stacks";
import { differences } from "./expected/compare";
import { type Expected, expectedIn } from "./expected/schema";
import type { Environment } from "./install/environment";
import { Refused } from "./install/program";
import { type EmittedPipeline, pipelinesOf } from "./plan/pipelines";
import { planOf } from "./plan/plan";
import { Values } from "./plan/values";
import type { RunnerEvent } from "./report/events";
import type { Report } from "./report/text";
import { runPlan } from "./run";
import { EXPECTED } from "./samples/folder";

export interface RehearseOptions {
  readonly environment: string;
  /** Keys of sources and workloads; none means all. */
  readonly keys: readonly string[];
  /** Folder of the samples. */
  readonly data: string;
  /** Whether the user has named that folder, so that it has to be there. */
  readonly isGiven: boolean;
  /** How a file of it is called in a message. */
  readonly shown: (path: string) => string;
  /** For everything that is written; goes afterwards. */
  readonly folder: string;
  /** What it is run with; asked for once everything else is known to be right. */
  readonly environmentOf: () => Promise<Environment>;
  readonly onEvent?: (event: RunnerEvent) => void;
}

/** Runs the pipelines of an environment, as they are emitted, over samples. */
export async function rehearse(stacks: readonly EmittedStack[], options: RehearseOptions): Promise<Report> {
  const { environment, data, folder, shown } = options;
  const started = Date.now();
  const chosen = chosenOf(stacks, options);
  if (options.isGiven && !(existsSync(data) && statSync(data).isDirectory())) {
    throw new Refused(
      `--data ${shown("")}: there is no such folder. Fix: name one with a folder for each source in it.`,
    );
  }
  const expected = new Map<string, Expected>();
  const wrong = chosen.flatMap(({ key }) => {
    const found = expectedIn(join(data, key, EXPECTED), shown(join(key, EXPECTED)));
    if (typeof found === "object") expected.set(key, found);
    return typeof found === "string" ? [found] : [];
  });
  if (wrong.length > 0) throw new Refused(wrong.join("\n"));
  const content = (key: string) => expected.get(key)?.updates.some(hasContent) ?? false;
  const { plan, leftOut, made } = planOf(chosen, { data, folder: join(folder, "plan"), content });
  const updates =
    plan.pipelines.length === 0
      ? []
      : await runPlan(plan, await options.environmentOf(), {
          folder,
          ...(options.onEvent && { onEvent: options.onEvent }),
        });
  const compared = [...expected].map(([key, wanted]) => {
    const own = updates.filter(({ pipeline }) => pipeline === key);
    return [key, differences(wanted, own)] as const;
  });
  const seconds = (Date.now() - started) / 1000;
  return { environment, updates, leftOut, made, differences: Object.fromEntries(compared), seconds };
}

const hasContent = ({ tables }: Expected["updates"][number]): boolean =>
  Object.values(tables).some((table) => table.content !== undefined);

/** The pipelines that are asked for; what is not there is said with what is. */
function chosenOf(stacks: readonly EmittedStack[], { environment, keys }: RehearseOptions): EmittedPipeline[] {
  const environments = new Set(stacks.flatMap(({ json }) => json["//"]?.metadata.environment ?? []));
  if (!environments.has(environment)) {
    throw new Refused(`${environment}: there is no such environment. Fix: use one of ${[...environments].join(", ")}.`);
  }
  const pipelines = pipelinesOf(stacks, environment, new Values(stacks));
  const known = pipelines.map(({ key }) => key);
  const strange = keys.filter((key) => !known.includes(key));
  if (strange.length > 0) {
    const fix = known.length === 0 ? `${environment} has none` : `use one of ${known.join(", ")}`;
    throw new Refused(`${strange.join(", ")}: there is no such source or workload with a pipeline. Fix: ${fix}.`);
  }
  return keys.length === 0 ? pipelines : pipelines.filter(({ key }) => keys.includes(key));
}
