import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Store, type StoreView } from "../cloud/store";
import type { StateJson } from "../schema/in-use";

/** A simulated cloud and what Terraform knows of it, at one moment. */
export interface Snapshot {
  /** The objects, as `Store.from` reads them. */
  readonly store: string;
  /** The cloud's clock, milliseconds since 1970. */
  readonly now: number;
  /** Stack → its state file; a stack that was never applied has none. */
  readonly states: Readonly<Record<string, string>>;
}

const SUFFIX = ".tfstate";
/** Where the states of a simulation are. */
export const stateFolder = (folder: string) => join(folder, "state");
/** Where the state of a stack is. */
export const stateFile = (folder: string, stack: string) => join(stateFolder(folder), `${stack}${SUFFIX}`);
const stacksFolder = (folder: string) => join(folder, "stacks");

/** Where a cloud is kept between commands. */
export const cloudFile = (folder: string) => join(folder, "cloud.json");

/** The states are kept with it, for `goBack`. */
export function saveCloud(folder: string, { store, now, states }: Snapshot): void {
  const file = cloudFile(folder);
  writeFileSync(`${file}.new`, JSON.stringify({ now, store: JSON.parse(store), states }));
  renameSync(`${file}.new`, file);
}

/**
 * Makes states and cloud fit each other again after a command was killed: as they were when the command before it ended.
 * The folders are made anew, so that a Terraform which outlived its command writes into files that nobody reads.
 */
export function goBack(folder: string): void {
  const { states }: Partial<Saved> = existsSync(cloudFile(folder)) ? savedIn(folder) : { states: {} };
  if (states === undefined) return;
  const halfWritten = readdirSync(folder).filter((name) => name.startsWith(".emitted."));
  for (const name of [stateFolder(folder), stacksFolder(folder), ...halfWritten.map((name) => join(folder, name))]) {
    remove(name);
  }
  mkdirSync(stateFolder(folder), { recursive: true });
  writeStates(folder, states);
}

/** Forgets a kept cloud and what Terraform knows of it; what was emitted stays. */
export function forget(folder: string): void {
  for (const name of [cloudFile(folder), stateFolder(folder), stacksFolder(folder)]) remove(name);
}

function remove(name: string): void {
  rmSync(name, { recursive: true, force: true, maxRetries: 5 });
}

export function loadCloud(folder: string): { store: Store; now: number } {
  const { now, store } = savedIn(folder);
  return { now, store: Store.from(JSON.stringify(store)) };
}

interface Saved {
  readonly now: number;
  readonly store: unknown;
  /** Absent in clouds of earlier versions. */
  readonly states?: Snapshot["states"];
}

function savedIn(folder: string): Saved {
  return JSON.parse(readFileSync(cloudFile(folder), "utf8")) as Saved;
}

export function readStates(folder: string): Record<string, string> {
  const state = stateFolder(folder);
  if (!existsSync(state)) return {};
  return Object.fromEntries(
    readdirSync(state)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => [name.slice(0, -SUFFIX.length), readFileSync(join(state, name), "utf8")]),
  );
}

/** Makes the state files exactly these. */
export function writeStates(folder: string, states: Readonly<Record<string, string>>): void {
  const state = stateFolder(folder);
  for (const name of readdirSync(state)) rmSync(join(state, name));
  for (const [stack, text] of Object.entries(states)) writeFileSync(stateFile(folder, stack), text);
}

/** The states, as far as they name types. */
export function statesOf(folder: string): StateJson[] {
  return Object.values(readStates(folder))
    .filter((text) => text !== "")
    .map((text) => JSON.parse(text) as StateJson);
}

interface Instance {
  /** `tainted`: Terraform takes the object for half made, and replaces it. */
  readonly status?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly private?: string;
}

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly Instance[];
  }[];
}

/** An object that a state knows. */
export interface Known {
  /** `aws_s3_bucket.zone-raw_bucket` */
  readonly address: string;
  /** Of the object in the cloud; of none where it is gone. */
  readonly key: string;
}

/** What a state file knows of a cloud. */
export function knownTo(state: string, store: StoreView): Known[] {
  const { resources = [] } = (state === "" ? {} : JSON.parse(state)) as StateFile;
  return resources
    .filter(({ mode, type }) => mode === "managed" && !BUILT_IN.includes(type))
    .flatMap(({ type, name, instances }) =>
      instances.map((instance) => ({ address: `${type}.${name}`, key: keyOf(type, instance, store) })),
    );
}

/** Addresses of what the next apply replaces because an error came while it was made. */
export function taintedIn(state: string): string[] {
  const { resources = [] } = (state === "" ? {} : JSON.parse(state)) as StateFile;
  return resources
    .filter(({ instances }) => instances.some(({ status }) => status === "tainted"))
    .map(({ type, name }) => `${type}.${name}`);
}

/** No provider makes these. */
const BUILT_IN: readonly string[] = ["terraform_data"];

/** The provider keeps the key of an object beside the state, as JSON in base64. Where Terraform forgot it, the id tells. */
function keyOf(type: string, instance: Instance, store: StoreView): string {
  const data = Buffer.from(instance.private ?? "", "base64").toString("utf8");
  const { key } = (data === "" ? {} : JSON.parse(data)) as { key?: string };
  if (key !== undefined && store.get(key)) return key;
  const id = instance.attributes?.id;
  return store.ofType(type).find(({ attributes }) => attributes.id === id)?.key ?? key ?? `${type} ${id}`;
}
