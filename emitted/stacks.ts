import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the JSON of a stack says of itself. */
export interface StackMetadata {
  readonly stackName: string;
  readonly backend: string;
  /** `unity-catalog`. */
  readonly layer?: string;
  /** Name of the environment; none for the stack of the Databricks account. */
  readonly environment?: string;
  /** File that declares the environment, where it lies elsewhere than under `config/environments/`, or has another name. */
  readonly file?: string;
  /** Key of the workspace, where the layer belongs to one. */
  readonly workspace?: string;
  /** Setting of an entry that the stack makes something for, `sources.orders` → the way of its data. */
  readonly flows?: Readonly<Record<string, EntryFlow>>;
}

/** Where the data of an entry comes from and goes to, by settings; a list that is not there is empty. */
export interface EntryFlow {
  readonly kind: string;
  /** Swim lane: `source`, `ingest`, `storage`, `transform`, `query`, `serve` or `analysis`. */
  readonly lane: string;
  /** What brings its data: `dataServices.events`. */
  readonly from?: readonly string[];
  /** Data services that it writes into. */
  readonly into?: readonly string[];
  /** Other entries that it works with: `consumers.bi`. */
  readonly with?: readonly string[];
  /** Schemas and catalogs: `catalogs.sales.schemas.silver`. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Tables that it makes, by key of the catalog: `sales.bronze.orders`. */
  readonly tables?: readonly string[];
  /** Folders of zones that it loads, and that files come into through it: `zones.raw/orders`. */
  readonly loads?: readonly string[];
  readonly delivers?: readonly string[];
}

/** What the JSON says of a resource beside its arguments. */
export interface ResourceMetadata {
  /** Path of its construct, `dev-unity-catalog/zone-raw/Resource`. */
  readonly path: string;
  readonly uniqueId: string;
  /** Path of the setting that it is made for, in the file of its stack: `zones.raw`. */
  readonly setting?: string;
  /** Version of its provider that the resource needs, where it is newer than the one that this project is made with. */
  readonly needs?: string;
  /** What overrides of the configuration changed in it. */
  readonly overrides?: readonly AppliedOverride[];
}

/** One argument that an override changed. */
export interface AppliedOverride {
  /** Key of the override in its file. */
  readonly override: string;
  readonly argument: string;
  /** What was there before, its `${` doubled so that it is no reference; not there where nothing was. */
  readonly from?: unknown;
  /** What is there now; not there where it was taken out. */
  readonly to?: unknown;
  readonly reason: string;
  readonly until?: string;
}

/** The JSON of one stack as Terraform reads it. */
export interface StackJson {
  readonly "//"?: { readonly metadata: StackMetadata };
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Type → logical id → arguments. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly variable?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly removed?: readonly { readonly from: string; readonly lifecycle: { readonly destroy: boolean } }[];
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

export type ResourceJson = Readonly<Record<string, unknown>> & {
  readonly "//"?: { readonly metadata: ResourceMetadata };
};

/** One stack as it was written. */
export interface EmittedStack {
  readonly name: string;
  /** Stacks that have to be deployed first. */
  readonly dependsOn: readonly string[];
  /** Size of the file, in bytes. */
  readonly bytes: number;
  readonly json: StackJson;
}

interface Manifest {
  readonly version: string;
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

export interface ManifestStack {
  readonly name: string;
  readonly dependencies: readonly string[];
  /** Path of the JSON, relative to the output folder. */
  readonly synthesizedStackPath: string;
  readonly workingDirectory: string;
}

export function readManifest(outdir: string): Manifest {
  return JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
}

/** Every stack of an output folder, in the manifest's order. */
export function readEmitted(outdir: string): EmittedStack[] {
  return Object.values(readManifest(outdir).stacks).map((stack) => {
    const text = readFileSync(join(outdir, stack.synthesizedStackPath), "utf8");
    return {
      name: stack.name,
      dependsOn: [...stack.dependencies].sort(),
      bytes: Buffer.byteLength(text),
      json: JSON.parse(text) as StackJson,
    };
  });
}

/** The same stacks, each after those that it depends on; otherwise in the given order. */
export function inDependencyOrder<S extends Pick<EmittedStack, "name" | "dependsOn">>(stacks: readonly S[]): S[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const ordered = new Set<S>();
  const place = (stack: S) => {
    if (ordered.has(stack)) return;
    for (const name of stack.dependsOn) {
      const dependency = byName.get(name);
      if (dependency) place(dependency);
    }
    ordered.add(stack);
  };
  for (const stack of stacks) place(stack);
  return [...ordered];
}

/** Addresses of everything that a stack manages: `aws_s3_bucket.zone-raw_bucket`. */
export function addresses(json: StackJson): string[] {
  return Object.entries(json.resource ?? {})
    .flatMap(([type, resources]) => Object.keys(resources).map((id) => `${type}.${id}`))
    .sort();
}
