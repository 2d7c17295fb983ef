import { referencesIn } from "../references";
import { environmentSchema } from "../schema/environment";
import { FAMILIES, FAMILY_NAMES, type Family, kindOf, laneOf } from "./index";
import type { Lane } from "./lanes";
import type { AnyEntry } from "./view";

/** Where the data of an entry comes from and goes to. Everything is named by its setting; empty lists are left out. */
export interface Flow {
  readonly kind: string;
  readonly lane: Lane;
  /** Data services and connections that it names: `dataServices.events`. */
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

/** The same way, its settings by other names. Tables go by the keys of catalogs. */
export const renamedFlow = (flow: Flow, now: (setting: string) => string): Flow => ({
  ...flow,
  ...Object.fromEntries(
    Object.entries<string | readonly string[]>({ ...flow }).flatMap(
      ([name, settings]): [string, readonly string[]][] =>
        typeof settings === "string"
          ? []
          : [
              [
                name,
                settings.map((one) =>
                  name === "tables" ? now(`catalogs.${one}`).slice("catalogs.".length) : now(one),
                ),
              ],
            ],
    ),
  ),
});

type Lists = Omit<Flow, "kind" | "lane">;

/** Privileges of whom writes into a schema. */
const WRITING: readonly string[] = ["MODIFY", "CREATE_TABLE", "CREATE_MATERIALIZED_VIEW", "WRITE_VOLUME"];
/** Privileges of whom reads of a schema or catalog. */
const READING: readonly string[] = ["SELECT", "READ_VOLUME", "EXECUTE"];

type Entries = { readonly [F in Family]: Readonly<Record<string, AnyEntry>> };

/**
 * Setting of every entry → the way of the data through it.
 * @param parsed as they are written, for what they name
 * @param resolved the same entries, for what their principals are granted
 */
export const flowsOf = (parsed: Entries, resolved: Entries): Readonly<Record<string, Flow>> =>
  Object.fromEntries(
    FAMILY_NAMES.flatMap((family) =>
      Object.entries(parsed[family]).map(([key, entry]) => [
        `${family}.${key}`,
        flowOf(family, key, entry, resolved[family][key] ?? entry),
      ]),
    ),
  );

function flowOf(family: Family, key: string, entry: AnyEntry, model: AnyEntry): Flow {
  const kindName = entry.kind ?? "";
  const kind = kindOf(family, kindName);
  const lane = laneOf(family, kindName);
  const named = entriesNamed(family, key, entry);
  const namesOf = (which: (one: Named) => boolean) => named.filter(which).map(({ name }) => name);
  const granted = (kind?.grants?.(model) ?? []).flatMap(({ catalog, schema, privileges }) =>
    catalog === undefined ? [] : [{ place: placeOf(catalog, schema), privileges: privileges as readonly string[] }],
  );
  const made = (kind?.writes?.(entry, key) ?? []).filter(
    ({ catalog, schema }) => catalog !== undefined && schema !== undefined,
  );
  const queried = kind?.queries?.(entry);
  const writes = [
    ...made.map(({ catalog, schema }) => placeOf(catalog ?? "", schema)),
    ...granted.filter(({ privileges }) => privileges.some((one) => WRITING.includes(one))).map(({ place }) => place),
  ];
  const reads = [
    ...granted.filter(({ privileges }) => privileges.some((one) => READING.includes(one))).map(({ place }) => place),
    ...(queried?.catalog === undefined ? [] : [placeOf(queried.catalog, queried.schema)]),
  ].filter((place) => !(MERGING.includes(lane) && writes.includes(place)));
  const folders = (some: readonly { readonly zone: string | undefined; readonly folder: string }[] | undefined) =>
    (some ?? []).flatMap(({ zone, folder }) => (zone === undefined ? [] : [`zones.${zone}/${folder}`]));
  return {
    kind: kindName,
    lane,
    ...filled({
      from: namesOf(({ into, name }) => !into && BRINGING.includes(recordOf(name))),
      into: namesOf(({ into }) => into),
      with: namesOf(({ into, name }) => !into && !BRINGING.includes(recordOf(name))),
      reads,
      writes,
      tables: made
        .filter(({ what }) => what === "table")
        .map(({ catalog, schema, name }) => `${catalog}.${schema}.${name}`),
      loads: folders(kind?.loads?.(entry, key)),
      delivers: folders(kind?.delivers?.(entry, key)),
    }),
  };
}

/**
 * Lanes in which whoever writes into a schema reads it to merge into it, which is no way of the data of its own. A consumer
 * reads what it hands on, whether it keeps its state beside it or not.
 */
const MERGING: readonly Lane[] = ["source", "ingest", "transform"];

/** Families whose entries bring data to what names them. */
const BRINGING: readonly string[] = ["dataServices", "connections"] satisfies readonly Family[];
const recordOf = (name: string): string => name.split(".")[0] ?? "";
const placeOf = (catalog: string, schema: string | undefined): string =>
  schema === undefined ? `catalogs.${catalog}` : `catalogs.${catalog}.schemas.${schema}`;

interface Named {
  /** `dataServices.events`. */
  readonly name: string;
  /** It is written into. */
  readonly into: boolean;
}

/** The other entries that an entry names, in any of its fields. */
function entriesNamed(family: Family, key: string, entry: object): Named[] {
  const schema = environmentSchema.shape[family].unwrap().valueType;
  return referencesIn(schema, entry).flatMap(({ mark, name }) => {
    const to = FAMILY_NAMES.find((one) => FAMILIES[one].target === mark.to);
    return to === undefined || (to === family && name === key)
      ? []
      : [{ name: `${to}.${name}`, into: mark.into === true }];
  });
}

/** Lists that hold something, each name once, in the order of names. */
function filled(lists: Lists): Lists {
  const entries = Object.entries(lists).filter(([, list]) => list.length > 0);
  return Object.fromEntries(entries.map(([name, list]) => [name, [...new Set(list)].sort()]));
}
