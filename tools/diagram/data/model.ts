/** Where the columns of the drawing stand, from left to right. */
export const COLUMNS = ["source", "bring", "load", "transform", "storage", "use"] as const;
export type Column = (typeof COLUMNS)[number];

/** What goes along a line. */
export type Way = "brings" | "loads" | "works" | "reads";

/** One entry of the configuration, or several that are alike. */
export interface DataNode {
  /** `sources.orders`; of several, made of what they have in common. */
  readonly id: string;
  readonly lane: string;
  readonly kind: string;
  /** What each of several is. Default: `kind`. */
  readonly of?: readonly { readonly name: string; readonly kind: string }[];
  /** Keys of the entries, in the order of names. */
  readonly names: readonly string[];
  /** What is to be said of it beside its name and kind. */
  readonly facts: readonly string[];
  /** What runs or costs around the clock, each with how often. */
  readonly always: ReadonlyMap<string, number>;
  /** Keys that encrypt it, by name. */
  readonly keys: readonly string[];
  /** There already: named, and not made by these stacks. */
  readonly existing: boolean;
}

/** From one node, schema or catalog to another, by id. */
export interface DataEdge {
  readonly from: string;
  readonly to: string;
  readonly way: Way;
}

export interface SchemaBox {
  /** `catalogs.sales.schemas.gold`. */
  readonly id: string;
  readonly name: string;
  /** `bronze`, `silver`, `gold`; empty where none is said. */
  readonly layer: string;
  readonly tables: readonly string[];
  /** Who may read it and not the whole catalog. */
  readonly readers: readonly string[];
  /** Zone that holds its files, where it is not the catalog's. */
  readonly zone: string | undefined;
}

export interface CatalogBox {
  /** `catalogs.sales`. */
  readonly id: string;
  /** As it is called in the metastore. */
  readonly name: string;
  readonly zone: string | undefined;
  readonly keys: readonly string[];
  /** Who may read all of it. */
  readonly readers: readonly string[];
  readonly schemas: readonly SchemaBox[];
}

export interface ZoneBox {
  /** `zones.raw`. */
  readonly id: string;
  readonly name: string;
  readonly bucket: string;
  readonly keys: readonly string[];
}

/** The way of the data through one environment. */
export interface DataDrawing {
  readonly environment: string;
  readonly region: string;
  readonly nodes: readonly DataNode[];
  readonly catalogs: readonly CatalogBox[];
  readonly zones: readonly ZoneBox[];
  readonly edges: readonly DataEdge[];
}

/** The column of a node: what is ingested is brought by some and written into tables by others. */
export function columnOf({ id, lane }: DataNode, edges: readonly DataEdge[]): Column {
  if (lane === "source") return "source";
  if (lane === "transform") return "transform";
  if (lane !== "ingest") return "use";
  return edges.some(({ from, way }) => from === id && way === "loads") ? "load" : "bring";
}
