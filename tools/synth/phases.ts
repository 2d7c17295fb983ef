import { LAYERS, LAYERS_OF_ENVIRONMENT, type Layer } from "../../config/derive/layers";
import { stackName } from "../../config/derive/stacks";
import type { Environment, Platform } from "../../config/model";
import type { RecordFile } from "../../config/record/file";
import { isThing, placeOf, type RecordLine } from "../../config/record/line";
import { type Retired, retiredIn, retiring } from "../../config/record/retired";

/** One of several deployments, where a single one would take away what others still use. */
export interface Phase {
  /** `destroy`: these go, with the commit before, whose output still has them. `keep`: a deployment before that forgets them. */
  readonly does: "keep" | "destroy" | "deploy";
  /** In the order that they are done in. */
  readonly stacks: readonly string[];
}

/** The phases of an environment. */
export interface PhasedEnvironment {
  readonly environment: string;
  readonly phases: readonly Phase[];
}

/**
 * Where a workspace goes, its consumers go first and its network last, while Terraform would begin with the network: the layers
 * in their order make, and take away the other way round. Known from the record, since nothing else has the stacks that are gone.
 * @param present names of the stacks that there are
 */
export function phasesOf(
  { environments }: Platform,
  present: readonly string[],
  records: readonly RecordFile[],
): readonly PhasedEnvironment[] {
  return environments.flatMap((env) => {
    const words = retiredIn(env.retired);
    if (!words.some(({ setting }) => setting.startsWith("workspaces."))) return [];
    const lines = records.find(({ name }) => name === env.name)?.lines ?? [];
    const phases = [...gonePhases(env, lines, words, present), ...deployPhases(env, present)];
    return phases.length < 2 ? [] : [{ environment: env.name, phases }];
  });
}

/** Stacks of the workspace that are gone, those that use others first. */
function gonePhases(
  env: Environment,
  lines: readonly RecordLine[],
  words: readonly Retired[],
  present: readonly string[],
): Phase[] {
  const found = new Map<string, boolean>();
  for (const line of lines) {
    const stack = isThing(line) ? placeOf(line)?.stack : line.stack;
    const word = retiring(line, words);
    if (stack === undefined || word === undefined || present.includes(stack)) continue;
    found.set(stack, found.get(stack) === true || word.keep);
  }
  const names = inOrder(env.name, [...found.keys()]).reverse();
  const kept = names.filter((name) => found.get(name) === true);
  return [
    ...(kept.length === 0 ? [] : [{ does: "keep" as const, stacks: kept }]),
    ...(names.length === 0 ? [] : [{ does: "destroy" as const, stacks: names }]),
  ];
}

/** What the environment keeps: its workspaces before its network. */
function deployPhases({ name }: Environment, present: readonly string[]): Phase[] {
  const wanted = (["workspace", "network"] as const).map((layer) => stackName(name, layer));
  return wanted.filter((stack) => present.includes(stack)).map((stack) => ({ does: "deploy", stacks: [stack] }));
}

/** Names of stacks in the order of their layers. */
function inOrder(environment: string, stacks: readonly string[]): string[] {
  const layerOf = (stack: string): number =>
    LAYERS_OF_ENVIRONMENT.findIndex((layer: Layer) => {
      const start = stackName(environment, layer);
      return LAYERS[layer].scope === "workspace" ? stack.startsWith(`${start}-`) : stack === start;
    });
  return [...stacks].sort((a, b) => layerOf(a) - layerOf(b) || (a < b ? -1 : 1));
}

const SAYS: Readonly<Record<Phase["does"], (stacks: string) => string>> = {
  keep: (stacks) =>
    `what is kept of ${stacks.replaceAll(" ", ", ")} is retired, and the stacks are deployed, while the workspace is still there: destroying does not ask what is kept`,
  destroy: (stacks) => `with the commit before:  npx cdktf destroy ${stacks}`,
  deploy: (stacks) => `npx cdktf deploy ${stacks} --ignore-missing-stack-dependencies`,
};

/** The phases as text below the table of stacks; nothing where one deployment will do. */
export function phasesText(all: readonly PhasedEnvironment[]): string {
  return all
    .map(({ environment, phases }) => {
      const lines = phases.map(({ does, stacks }, index) => `  ${index + 1}. ${SAYS[does](stacks.join(" "))}\n`);
      return `\n${environment}: a workspace goes, which takes several deployments (docs/life.md, "A workspace"):\n${lines.join("")}  ${phases.length + 1}. npx cdktf deploy '${environment}-*'\n`;
    })
    .join("");
}
