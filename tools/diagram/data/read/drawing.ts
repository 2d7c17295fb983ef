import { text } from "../../../../emitted/resources";
import type { EmittedStack } from "../../../../emitted/stacks";
import type { DataDrawing, DataEdge, DataNode } from "../model";
import { alwaysIn } from "./always";
import { type Entry, entriesIn, keyOf, stacksOf } from "./entries";
import { keysIn } from "./keys";
import { catalogsIn, zonesIn } from "./storage";

/** Tables that pipelines keep for themselves. */
const OWN_TABLE = /_event_log$/;

/**
 * The way of the data through an environment, one node per entry.
 * @param stacks every stack of a synthesis
 * @throws Error where the environment has no stack
 */
export function readDataDrawing(stacks: readonly EmittedStack[], environment: string): DataDrawing {
  const own = stacksOf(stacks, environment);
  if (own.length === 0) throw new Error(`there is no environment ${environment}`);
  const entries = entriesIn(own);
  const tables = [...new Set(entries.flatMap(({ flow }) => flow.tables ?? []))].filter((name) => !OWN_TABLE.test(name));
  const zones = zonesIn(own);
  const region = own.map((json) => text(json.provider?.aws?.[0]?.region)).find((name) => name !== "") ?? "";
  return {
    environment,
    region,
    nodes: [...entries.map(nodeOf), ...namedOnly(entries)],
    catalogs: catalogsIn(own, zones, tables.sort()),
    zones,
    edges: entries.flatMap((entry) => edgesOf(entry, entries)),
  };
}

function nodeOf({ id, key, flow, made }: Entry): DataNode {
  return {
    id,
    lane: flow.lane,
    kind: flow.kind,
    names: [key],
    facts: factsOf(flow),
    always: alwaysIn(made),
    keys: keysIn(made),
    existing: !Object.keys(made.resource ?? {}).some(
      (type) => type.startsWith("aws_") || type.startsWith("databricks_"),
    ),
  };
}

/** Folders, what it works with, and which schemas it uses. */
function factsOf({
  loads = [],
  delivers = [],
  with: others = [],
  reads = [],
  writes = [],
  lane,
}: Entry["flow"]): string[] {
  const folders = (some: readonly string[]) => some.map((one) => one.replace(/^zones\./, "")).join(", ");
  const places = (some: readonly string[]) =>
    some.map((one) => one.replace(/^catalogs\./, "").replace(".schemas.", ".")).join(", ");
  return [
    ...(loads.length > 0 ? [`from ${folders(loads)}`] : []),
    ...(delivers.length > 0 ? [`into ${folders(delivers)}`] : []),
    ...(reads.length > 0 ? [`reads ${places(reads)}`] : []),
    ...(writes.length > 0 && lane !== "ingest" ? [`writes ${places(writes)}`] : []),
    ...(others.length > 0 ? [`with ${others.map(keyOf).join(", ")}`] : []),
  ];
}

/** What entries name and no stack makes anything for, because it is there already. */
function namedOnly(entries: readonly Entry[]): DataNode[] {
  const known = new Set(entries.map(({ id }) => id));
  const names = entries.flatMap(({ flow: { from = [], into = [] } }) => [...from, ...into]);
  const named = [...new Set(names)].filter((id) => !known.has(id)).sort();
  return named.map((id) => ({
    id,
    lane: "ingest",
    kind: "there already",
    names: [keyOf(id)],
    facts: [],
    always: new Map(),
    keys: [],
    existing: true,
  }));
}

function edgesOf({ id, flow }: Entry, entries: readonly Entry[]): DataEdge[] {
  const { from = [], into = [], loads = [], reads = [], writes = [] } = flow;
  const through = entries.filter(({ flow: { delivers = [] } }) =>
    delivers.some((one) => loads.some((it) => meet(one, it))),
  );
  const isIngest = flow.lane === "ingest" || flow.lane === "source";
  return [
    ...[...from, ...through.map((one) => one.id)].map((one): DataEdge => ({ from: one, to: id, way: "brings" })),
    ...into.map((one): DataEdge => ({ from: id, to: one, way: "brings" })),
    ...writes.map((place): DataEdge => ({ from: id, to: place, way: isIngest ? "loads" : "works" })),
    ...reads.map((place): DataEdge => ({ from: place, to: id, way: flow.lane === "transform" ? "works" : "reads" })),
  ];
}

/** One folder is, or lies in, the other. */
const meet = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
