import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, type StackJson } from "../../../emitted/stacks";
import { protectedAddresses } from "./protection";
import type { StateServer } from "./state-server";

/** One stack, ready for Terraform. */
export interface PreparedStack {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /** Folder that Terraform runs in. */
  readonly folder: string;
  /** As it was emitted, but for the backend. */
  readonly json: StackJson;
  /** Names of the buckets that may not be destroyed: `prevent_destroy`. */
  readonly protectedBuckets: readonly string[];
  /** Addresses of what is adopted and made in its place, because the cloud does not have it. */
  readonly standIns: readonly string[];
  /** Stack before this one → its outputs that this one reads. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
}

/**
 * Copies the wanted stacks, and those that they depend on, out of a synthesis into a folder where Terraform can run
 * them: states where the simulation serves them, the rest as it was emitted.
 * @param emitted output folder of the synthesis
 * @param folder of the simulation; `stacks/<name>` below it
 * @param states who keeps the states
 * @param standsIn whether something is made that an `import` block would take over
 */
export function prepareStacks(
  emitted: string,
  folder: string,
  wanted: (stack: string) => boolean,
  states: StateServer,
  standsIn: (type: string, id: string) => boolean = () => false,
): readonly PreparedStack[] {
  const manifest = readManifest(emitted).stacks;
  const needed = new Set<string>();
  const need = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const dependency of manifest[name]?.dependencies ?? []) need(dependency);
  };
  for (const name of Object.keys(manifest)) if (wanted(name)) need(name);

  const emittedJson = new Map(
    [...needed].sort().map((name) => {
      const stack = manifest[name];
      if (!stack) throw new Error(`${name} is a dependency, but not in the synthesis`);
      return [name, JSON.parse(readFileSync(join(emitted, stack.synthesizedStackPath), "utf8")) as StackJson] as const;
    }),
  );
  const producers = new Map([...emittedJson].map(([name, json]) => [ownState(json), name]));

  return [...emittedJson].map(([name, original]) => {
    const { json, standIns } = withStandIns(withServedState(original, states, name, producers), standsIn);
    const target = join(folder, "stacks", name);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "cdk.tf.json"), JSON.stringify(json, null, 2));
    return {
      name,
      dependsOn: manifest[name]?.dependencies ?? [],
      folder: target,
      json,
      protectedBuckets: protectedBuckets(json),
      standIns,
      reads: readsOf(original, producers),
    };
  });
}

/**
 * Replaces whatever backend by the simulation's, in the stack itself and where it reads others.
 * @param producers place of a state → the stack that keeps it there
 */
function withServedState(
  json: StackJson,
  { backendOf }: StateServer,
  name: string,
  producers: ReadonlyMap<string, string>,
): StackJson {
  const { cloud: _cloud, backend: _backend, ...terraform } = json.terraform ?? {};
  const remote = json.data?.terraform_remote_state;
  const served = Object.entries(remote ?? {}).map(([id, { config }]) => {
    const producer = producers.get(placeOf(config as BackendSettings)) ?? "unknown";
    return [id, { backend: "http", config: backendOf(producer) }] as const;
  });
  return {
    ...json,
    terraform: { ...terraform, backend: { http: backendOf(name) } },
    ...(remote === undefined ? {} : { data: { ...json.data, terraform_remote_state: Object.fromEntries(served) } }),
  };
}

/** Takes out the blocks of what is made in place of what would be taken over. */
function withStandIns(
  json: StackJson,
  standsIn: (type: string, id: string) => boolean,
): { readonly json: StackJson; readonly standIns: readonly string[] } {
  const { import: blocks = [], ...rest } = json;
  const made = blocks.filter(({ to, id }) => standsIn(to.slice(0, to.indexOf(".")), id));
  if (made.length === 0) return { json, standIns: [] };
  const kept = blocks.filter((block) => !made.includes(block));
  return { json: { ...rest, ...(kept.length > 0 && { import: kept }) }, standIns: made.map(({ to }) => to) };
}

/** The settings that tell one state from another, of any backend. */
interface BackendSettings {
  readonly path?: string;
  readonly key?: string;
  readonly workspaces?: { readonly name: string };
}

function ownState({ terraform = {} }: StackJson): string {
  const [backend] = Object.values((terraform.backend ?? {}) as Record<string, BackendSettings>);
  return placeOf(backend ?? (terraform.cloud as BackendSettings | undefined) ?? {});
}

function placeOf({ path, key, workspaces }: BackendSettings): string {
  return path ?? key ?? workspaces?.name ?? "";
}

/** Which outputs of which stacks are named anywhere in a stack. */
function readsOf(json: StackJson, producers: ReadonlyMap<string, string>): Record<string, readonly string[]> {
  const text = JSON.stringify(json);
  const remote = Object.entries(json.data?.terraform_remote_state ?? {}).flatMap(([id, { config }]) => {
    const producer = producers.get(placeOf(config as BackendSettings));
    const named = text.matchAll(new RegExp(`data\\.terraform_remote_state\\.${id}\\.outputs\\.([\\w-]+)`, "g"));
    return producer === undefined
      ? []
      : [[producer, [...new Set([...named].map(([, output = ""]) => output))]] as const];
  });
  return Object.fromEntries(remote);
}

function protectedBuckets(json: StackJson): string[] {
  const isProtected = new Set(protectedAddresses(json));
  return Object.entries(json.resource?.aws_s3_bucket ?? {}).flatMap(([id, { bucket }]) =>
    isProtected.has(`aws_s3_bucket.${id}`) && typeof bucket === "string" ? [bucket] : [],
  );
}

/** Removes the folder of a simulation. */
export function discard(folder: string): void {
  // A Terraform that was just killed may still have a file open.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
