import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Platform } from "../../../config/model";
import type { EmittedStack } from "../../../emitted/stacks";
import { explain, formatExplained } from "../../simulate/command/explain";
import { wentWell } from "../../simulate/command/report";
import { Simulation } from "../../simulate/command/simulation";
import { outsideOf } from "../../simulate/given/outside";
import type { Change } from "../changes/change";
import { changesOf } from "../changes/of-plan";
import { withStandIns } from "../changes/stand-ins";
import { withThoseBeside } from "../privileges/families";
import { type Ids, idsIn } from "../privileges/names";
import type { ReadSide } from "../sides/side";
import { type Cache, keyOf } from "./cache";
import type { Scope } from "./due";
import { readPlan } from "./plan-json";
import { type StateValues, stateValues } from "./states";

/** What head changes in one environment. */
export interface TriedScope {
  readonly scope: Scope;
  readonly changes: readonly Change[];
  /** Outputs that change, by stack. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  /** Stack → why its changes are not known, or would be refused. */
  readonly refused: Readonly<Record<string, string>>;
  /** What the resources have before and after, by stack and address, as far as the simulation got. */
  readonly before: StateValues;
  readonly after: StateValues;
  /** What their ids stand for. */
  readonly namesBefore: Ids;
  readonly namesAfter: Ids;
  /** The base was deployed before, and only taken. */
  readonly fromCache: boolean;
}

/** The base itself cannot be deployed, so that nothing can be compared. */
export class BaseError extends Error {}

export interface TryOptions {
  readonly root: string;
  readonly base: ReadSide;
  readonly head: ReadSide;
  /** Where the configuration of a side is not known. */
  readonly otherwise: () => Platform;
  /** A new folder that is thrown away afterwards. */
  readonly folder: string;
  readonly cache: Cache;
  /** Stacks of head that are deployed before all others, one after the other: see `phasesOf`. Default: none. */
  readonly first?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Deploys the base's stacks of an environment in a simulated cloud, unless that was done before, then plans and applies
 * head's over it in a copy, stack by stack, so that each is planned on what those before it will give.
 */
export async function tryScope(scope: Scope, options: TryOptions): Promise<TriedScope> {
  const { head, base, folder, otherwise, signal, first = [] } = options;
  const { deployed, fromCache } = await deployBase(scope, options);
  const isWanted = (name: string) => scope.wanted.has(name);
  // The cloud of the base, with the stacks of head.
  const copy = join(folder, "head");
  for (const name of ["cloud.json", "state"]) {
    if (existsSync(join(deployed, name))) cpSync(join(deployed, name), join(copy, name), { recursive: true });
  }
  const simulation = await Simulation.start({
    folder: copy,
    emitted: head.emitted,
    wanted: isWanted,
    platform: head.platform ?? base.platform ?? otherwise(),
    standIns: true,
  });
  try {
    const before = simulation.snapshot();
    const tried = await simulation.changes(
      (stack, done) =>
        scope.changed.has(stack.name) ||
        stack.dependsOn.some((name) => done.some((one) => one.stack === name && hasChanges(one))),
      { first: first.filter((stack) => scope.changed.has(stack)), ...(signal && { signal }) },
    );
    const refused: Record<string, string> = {};
    const outputs: Record<string, readonly string[]> = {};
    const changes = tried.stacks.flatMap(({ stack, ok, result }) => {
      const prepared = simulation.stacks.find(({ name }) => name === stack);
      // Tried a second time, it went.
      if (ok) delete refused[stack];
      if (!ok && prepared !== undefined) {
        const errors = result.diagnostics.filter(({ severity }) => severity === "error");
        refused[stack] = [...new Set(errors.map((error) => formatExplained(explain(prepared, error))))].join("\n");
      }
      if (result.outputs.length > 0) outputs[stack] = result.outputs;
      if (result.json === undefined || result.json === "") return [];
      return withStandIns(changesOf(stack, readPlan(result.json, stack)), prepared?.standIns ?? []);
    });
    const types = withThoseBeside(new Set(changes.map(({ type }) => type)));
    return {
      scope,
      changes,
      outputs,
      refused,
      before: stateValues(before.states, types),
      after: stateValues(tried.after.states, types),
      namesBefore: idsIn(before.states),
      namesAfter: idsIn(tried.after.states),
      fromCache,
    };
  } finally {
    await simulation.close();
  }
}

const hasChanges = ({ ok, counts, result }: { ok: boolean; counts: object; result: { outputs: readonly string[] } }) =>
  !ok || Object.keys(counts).length > 0 || result.outputs.length > 0;

async function deployBase(
  scope: Scope,
  { root, base, head, otherwise, folder, cache, signal }: TryOptions,
): Promise<{ readonly deployed: string; readonly fromCache: boolean }> {
  const deployed = join(folder, "base");
  const stacks = withWhatTheyRead(base.stacks, scope.wanted);
  const platform = base.platform ?? head.platform ?? otherwise();
  const key = keyOf(root, stacks, outsideOf(platform));
  if (cache.take(key, deployed)) return { deployed, fromCache: true };
  const isWanted = (name: string) => scope.wanted.has(name);
  const simulation = await Simulation.start({
    folder: deployed,
    emitted: base.emitted,
    wanted: isWanted,
    platform,
    standIns: true,
  });
  try {
    const outcome = await simulation.up(signal === undefined ? {} : { signal });
    if (signal?.aborted !== true && !wentWell(outcome)) throw new BaseError(whyNot(simulation, outcome, base));
    simulation.save();
  } finally {
    await simulation.close();
  }
  if (signal?.aborted !== true) cache.put(key, deployed);
  return { deployed, fromCache: false };
}

function whyNot(simulation: Simulation, { stacks }: Awaited<ReturnType<Simulation["up"]>>, { name }: ReadSide): string {
  const errors = stacks.flatMap(({ stack, result }) => {
    const prepared = simulation.stacks.find((one) => one.name === stack);
    const found = result.diagnostics.filter(({ severity }) => severity === "error");
    return prepared ? found.map((error) => formatExplained(explain(prepared, error))) : [];
  });
  return `${name} cannot be deployed in the simulation, so that there is nothing to compare with:\n\n${errors.join("\n\n")}`;
}

/** Some stacks, and those before them, by name. */
function withWhatTheyRead(stacks: readonly EmittedStack[], names: ReadonlySet<string>): EmittedStack[] {
  const wanted = new Set(names);
  for (const name of wanted) {
    for (const before of stacks.find((stack) => stack.name === name)?.dependsOn ?? []) wanted.add(before);
  }
  return stacks.filter(({ name }) => wanted.has(name));
}
