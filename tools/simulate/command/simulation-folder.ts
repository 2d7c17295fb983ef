import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, type StackJson } from "../../../emitted/stacks";
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
}

/**
 * Copies the wanted stacks, and those that they depend on, out of a synthesis into a folder where Terraform can run
 * them: states where the simulation serves them, protection against destroy lifted, the rest as it was emitted.
 * @param emitted output folder of the synthesis
 * @param folder of the simulation; `stacks/<name>` below it
 * @param states who keeps the states
 */
export function prepareStacks(
  emitted: string,
  folder: string,
  wanted: (stack: string) => boolean,
  states: StateServer,
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
    const json = withServedState(original, states, name, producers);
    const target = join(folder, "stacks", name);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "cdk.tf.json"), JSON.stringify(withoutDestroyProtection(json), null, 2));
    return {
      name,
      dependsOn: manifest[name]?.dependencies ?? [],
      folder: target,
      json,
      protectedBuckets: protectedBuckets(json),
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

/**
 * Terraform itself refuses to destroy what has `prevent_destroy`; a rehearsal has to take everything down again.
 * Plans and applies do not change by it.
 */
function withoutDestroyProtection(json: StackJson): StackJson {
  return {
    ...json,
    ...(json.resource === undefined
      ? {}
      : {
          resource: Object.fromEntries(
            Object.entries(json.resource).map(([type, byId]) => [
              type,
              Object.fromEntries(Object.entries(byId).map(([id, body]) => [id, unprotected(body)])),
            ]),
          ),
        }),
  };
}

function protectedBuckets({ resource = {} }: StackJson): string[] {
  return Object.values(resource.aws_s3_bucket ?? {}).flatMap(({ bucket, lifecycle }) => {
    const isProtected = (lifecycle as { readonly prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
    return isProtected && typeof bucket === "string" ? [bucket] : [];
  });
}

function unprotected<T extends Readonly<Record<string, unknown>>>(body: T): T {
  const lifecycle = body.lifecycle as Readonly<Record<string, unknown>> | undefined;
  if (lifecycle?.prevent_destroy === undefined) return body;
  const { prevent_destroy: _protected, ...rest } = lifecycle;
  return { ...body, lifecycle: rest };
}

/** Removes the folder of a simulation. */
export function discard(folder: string): void {
  // A Terraform that was just killed may still have a file open.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
