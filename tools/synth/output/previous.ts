import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configFileOf } from "../../../emitted/settings";
import { addresses, type ManifestStack, type StackJson } from "../../../emitted/stacks";
import { OutputError } from "./failure";

/** What the output folder holds of the synthesis before. */
export interface Previous {
  readonly stacks: Readonly<Record<string, ManifestStack>>;
  /** What is wrong with the manifest, where it cannot be relied on; `stacks` then says what lies in the folders. */
  readonly damage: string | undefined;
}

/** A stack that the synthesis before wrote and this one does not. */
export interface GoneStack {
  readonly name: string;
  /** Name of the environment; none for the stack of the account, or where its JSON is damaged. */
  readonly environment: string | undefined;
  /** File that declared the environment. */
  readonly file: string | undefined;
  /** How many resources it had; undefined where its JSON is damaged. */
  readonly resources: number | undefined;
}

/** Reads the output of the synthesis before, whatever state it is in. */
export function readPrevious(outdir: string): Previous {
  const file = join(outdir, "manifest.json");
  if (!existsSync(file)) return { stacks: onDisk(outdir), damage: undefined };
  try {
    const { stacks } = JSON.parse(readFileSync(file, "utf8")) as { readonly stacks: Record<string, ManifestStack> };
    const strange = Object.entries(stacks).find(([name, stack]) => !isStack(name, stack));
    if (strange === undefined) return { stacks, damage: undefined };
    return { stacks: onDisk(outdir), damage: `the stack "${strange[0]}" is not as it is written here` };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return { stacks: onDisk(outdir), damage: "it is no JSON of a manifest" };
  }
}

/**
 * Has a synthesis of some environments keep the stacks of the others, which must be whole.
 * @throws OutputError where they are not
 */
export function requireWhole(outdir: string, name: string, previous: Previous, kept: readonly string[]): void {
  const refuse = (file: string, what: string) =>
    new OutputError(`${name}/${file} is damaged: ${what}. Fix: run npm start without --env, which writes all anew.`);
  if (previous.damage !== undefined) throw refuse("manifest.json", previous.damage);
  for (const stack of kept) {
    const file = previous.stacks[stack]?.synthesizedStackPath ?? "";
    if (readJson(join(outdir, file)) === undefined) throw refuse(file, "it is no JSON of a stack");
  }
}

/** What there was in a stack that this synthesis does not write any more. */
export function goneStack(outdir: string, stack: ManifestStack): GoneStack {
  const json = readJson(join(outdir, stack.synthesizedStackPath));
  return {
    name: stack.name,
    environment: json?.["//"]?.metadata.environment,
    file: json && configFileOf(json),
    resources: json && addresses(json).length,
  };
}

/** Stacks by their folders. */
function onDisk(outdir: string): Record<string, ManifestStack> {
  const folder = join(outdir, "stacks");
  const names = isFolder(folder) ? readdirSync(folder).sort() : [];
  return Object.fromEntries(
    names
      .map((name) => [name, { name, dependencies: [], ...pathsOf(name) }] as const)
      // Somebody else's folder is left alone.
      .filter(
        ([name, stack]) => readJson(join(outdir, stack.synthesizedStackPath))?.["//"]?.metadata?.stackName === name,
      ),
  );
}

function isFolder(folder: string): boolean {
  try {
    return readdirSync(folder) !== undefined;
  } catch {
    return false;
  }
}

const pathsOf = (name: string) => ({
  workingDirectory: `stacks/${name}`,
  synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
});

/** Its folder is removed when the stack is gone, so that it has to be one of ours. */
function isStack(name: string, stack: ManifestStack): boolean {
  const paths = pathsOf(name);
  return (
    /^[A-Za-z0-9][\w.-]*$/.test(name) &&
    stack.name === name &&
    stack.workingDirectory === paths.workingDirectory &&
    stack.synthesizedStackPath === paths.synthesizedStackPath
  );
}

/** Undefined where the file is not there, or no JSON of a stack. */
function readJson(file: string): StackJson | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as StackJson) : undefined;
  } catch {
    return undefined;
  }
}
