import { LAYERS, LAYERS_OF_ENVIRONMENT, type Layer } from "../../config/derive/layers";
import { stackName } from "../../config/derive/stacks";
import type { Environment, Platform } from "../../config/model";
import type { RecordFile } from "../../config/record/file";
import { isThing, isUse, placeOf, type RecordLine } from "../../config/record/line";
import { type Retired, retiredIn, retiring } from "../../config/record/retired";

/** One of several steps, where a single deployment would take away what others still use. */
export type Phase = Destroyed | Forgotten | Left | Deployed;

/** These stacks go with the commit before, whose output still has them. In the order that they are done in. */
interface Destroyed {
  readonly does: "destroy";
  readonly stacks: readonly string[];
}

/** Of stacks that are destroyed next, what is kept: destroying does not ask. */
interface Forgotten {
  readonly does: "forget";
  readonly stacks: readonly string[];
  /** `prod-serving-lab: databricks_share.consumer-partners`. */
  readonly kept: readonly string[];
}

/** All that these have is kept, and the configuration cannot have them any more: nothing is run, their states are of no use. */
interface Left {
  readonly does: "leave";
  readonly stacks: readonly string[];
}

/** These are deployed one after the other, before the rest. */
interface Deployed {
  readonly does: "deploy";
  readonly stacks: readonly string[];
  /** The environment whose stacks these are, all of them. Default: single stacks. */
  readonly all?: string;
}

/** The phases of an environment; then everything is deployed that is left. */
export interface PhasedEnvironment {
  readonly environment: string;
  readonly phases: readonly Phase[];
  /** What is left, in one line. */
  readonly last: string;
}

/**
 * What uses others goes before them, while Terraform would begin with the network: the layers in their order make, and take
 * away the other way round. Known from the record, since nothing else has the things and stacks that are gone.
 * @param present names of the stacks that there are
 */
export function phasesOf(
  { account, environments }: Platform,
  present: readonly string[],
  records: readonly RecordFile[],
): readonly PhasedEnvironment[] {
  const ofAccount = account.losing.filter((stack) => present.includes(stack));
  return environments.flatMap((env) => {
    const lines = records.find(({ name }) => name === env.name)?.lines ?? [];
    const before = ofAccount.length === 0 ? [] : beforeAccount(env, present);
    const phases = [...gonePhases(env, lines, present), ...deployPhases(env, present), ...before];
    const last = before.length === 0 ? lastText(env.name) : afterAll(ofAccount);
    return phases.length === 0 ? [] : [{ environment: env.name, phases, last }];
  });
}

/** Before the account loses a group or a policy of networks, no environment may have it any more: all its stacks go first. */
function beforeAccount({ name }: Environment, present: readonly string[]): Phase[] {
  const stacks = inOrder(
    name,
    present.filter((stack) => layerOf(name, stack) >= 0),
  );
  return stacks.length === 0 ? [] : [{ does: "deploy", stacks, all: name }];
}

/** What is recorded of a stack that goes, and what becomes of it. */
interface Gone {
  readonly kept: string[];
  readonly destroyed: string[];
}

/** Stacks that are gone with their workspace, those that use others first. */
function gonePhases(env: Environment, lines: readonly RecordLine[], present: readonly string[]): Phase[] {
  const found = goneIn(lines, retiredIn(env.retired), present);
  const names = inOrder(env.name, [...found.keys()]).reverse();
  const having = (kept: boolean, destroyed: boolean) =>
    names.filter((name) => {
      const gone = found.get(name);
      return gone !== undefined && gone.kept.length > 0 === kept && gone.destroyed.length > 0 === destroyed;
    });
  const [mixed, whole, left] = [having(true, true), having(false, true), having(true, false)];
  const kept = mixed.flatMap((name) => (found.get(name)?.kept ?? []).map((address) => `${name}: ${address}`));
  const destroyed = names.filter((name) => mixed.includes(name) || whole.includes(name));
  return [
    ...(mixed.length === 0 ? [] : [{ does: "forget" as const, stacks: mixed, kept }]),
    ...(destroyed.length === 0 ? [] : [{ does: "destroy" as const, stacks: destroyed }]),
    ...(left.length === 0 ? [] : [{ does: "leave" as const, stacks: left }]),
  ];
}

function goneIn(
  lines: readonly RecordLine[],
  words: readonly Retired[],
  present: readonly string[],
): ReadonlyMap<string, Gone> {
  const found = new Map<string, Gone>();
  for (const line of lines) {
    if (isUse(line)) continue;
    const place = isThing(line) ? placeOf(line) : undefined;
    const stack = isThing(line) ? place?.stack : line.stack;
    const word = retiring(line, words);
    if (stack === undefined || word === undefined || present.includes(stack)) continue;
    const addresses = isThing(line) ? [place?.address ?? ""] : line.with;
    const gone = found.get(stack) ?? { kept: [], destroyed: [] };
    found.set(stack, gone);
    (word.keep ? gone.kept : gone.destroyed).push(...addresses);
  }
  return found;
}

/** Of stacks that stay and lose something, each by itself where there are several: those that use others first. */
function deployPhases({ name, losing }: Environment, present: readonly string[]): Phase[] {
  const stacks = inOrder(
    name,
    losing.filter((stack) => present.includes(stack)),
  ).reverse();
  return stacks.length < 2 ? [] : stacks.map((stack) => ({ does: "deploy", stacks: [stack] }));
}

/** Names of stacks in the order of their layers. */
function inOrder(environment: string, stacks: readonly string[]): string[] {
  return [...stacks].sort((a, b) => layerOf(environment, a) - layerOf(environment, b) || (a < b ? -1 : 1));
}

/** Place of a stack's layer in their order; -1 where it is none of the environment's. */
const layerOf = (environment: string, stack: string): number =>
  LAYERS_OF_ENVIRONMENT.findIndex((layer: Layer) => {
    const start = stackName(environment, layer);
    return LAYERS[layer].scope === "workspace" ? stack.startsWith(`${start}-`) : stack === start;
  });

/** What to do in a phase, in one line. */
export function phaseText(phase: Phase): string {
  const { does, stacks } = phase;
  switch (does) {
    case "forget":
      return `in a change of its own before, while the workspace is there, what is kept is retired and its stacks are deployed (${stacks.join(", ")}), since destroying does not ask: ${phase.kept.join(", ")}`;
    case "destroy":
      return `with the commit before:  npx cdktf destroy ${stacks.join(" ")}`;
    case "leave":
      return `nothing is run for ${stacks.join(", ")}: all of it stays as it is, and the state can be deleted`;
    case "deploy":
      return `npx cdktf deploy ${phase.all === undefined ? stacks.join(" ") : `'${phase.all}-*'`} --ignore-missing-stack-dependencies`;
  }
}

/** The last phase of an environment. */
export const lastText = (environment: string): string => `npx cdktf deploy '${environment}-*'`;

/** The last phase where the account loses something: it waits for every environment. */
const afterAll = (stacks: readonly string[]): string =>
  `once every environment is so far:  npx cdktf deploy ${stacks.join(" ")}`;

/** The phases as text below the table of stacks; nothing where one deployment will do. */
export function phasesText(all: readonly PhasedEnvironment[]): string {
  return all
    .map(({ environment, phases, last }) => {
      const lines = [...phases.map(phaseText), last].map((line, index) => `  ${index + 1}. ${line}\n`);
      return `\n${environment}: what goes takes several deployments (docs/life.md, "In several deployments"):\n${lines.join("")}`;
    })
    .join("");
}
