import { usualFile } from "../../../config/environment-files";
import type { GoneStack } from "./previous";

/** How many lines and names are printed at most. */
const MOST = 12;

/**
 * What the synthesis before wrote and this one does not, a line per environment that is gone and per other stack; empty
 * where nothing is gone that could be deployed. Nothing in the clouds changes by a synthesis: the user has to know.
 * @param environments that there are now
 * @param shown how a file of the project is called
 */
export function goneText(
  gone: readonly GoneStack[],
  environments: readonly string[],
  shown: (file: string) => string,
): string {
  // A stack without a resource is left out as soon as nothing reads it.
  const deployable = gone.filter(({ resources }) => resources !== 0);
  const ofEnvironment = new Map<string, GoneStack[]>();
  const alone: GoneStack[] = [];
  for (const stack of deployable) {
    const { environment } = stack;
    if (environment === undefined || environments.includes(environment)) alone.push(stack);
    else ofEnvironment.set(environment, [...(ofEnvironment.get(environment) ?? []), stack]);
  }
  const lines = [
    ...[...ofEnvironment].map(
      ([environment, stacks]) =>
        `  ${environment}: ${counted(stacks.length, "stack")} with ${resourcesOf(stacks)}: ${bounded(stacks.map(({ name }) => name)).join(", ")}. ${shown(stacks[0]?.file ?? usualFile(environment))} is not read any more`,
    ),
    ...alone.map((stack) => `  ${stack.name}: ${resourcesOf([stack])}`),
  ];
  if (lines.length === 0) return "";
  return `\nTaken out of the output since the last synthesis; what is deployed of it stays, and is billed:
${bounded(lines, "  ").join("\n")}
To take it down or to get it back: docs/deploy.md, "Stacks that are gone".\n`;
}

function resourcesOf(stacks: readonly GoneStack[]): string {
  const known = stacks.reduce((sum, { resources = 0 }) => sum + resources, 0);
  const isDamaged = stacks.some(({ resources }) => resources === undefined);
  if (!isDamaged) return counted(known, "resource");
  return known === 0
    ? "resources that cannot be counted, because its JSON is damaged"
    : `at least ${counted(known, "resource")}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function bounded(texts: readonly string[], indent = ""): readonly string[] {
  return texts.length <= MOST ? texts : [...texts.slice(0, MOST), `${indent}and ${texts.length - MOST} more`];
}
