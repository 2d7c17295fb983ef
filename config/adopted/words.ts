import type { PartName } from "./parts";

/** One thing that exists and is to be taken in. */
export interface Asked {
  readonly part: PartName;
  /** Setting that it is made for: `zones.raw`. */
  readonly setting: string;
  /** Where the configuration says so: `adopted.zones.raw.bucket`. */
  readonly path: string;
  readonly id: string;
  /** What tells it from others of the setting, where there may be several. */
  readonly called?: string;
}

/** What is said of one entry. */
export interface AdoptedWord {
  readonly setting: string;
  readonly path: string;
  readonly asked: readonly Asked[];
  /** Address → id. */
  readonly resources: Readonly<Record<string, string>>;
  /** Types that do not exist yet. */
  readonly without: readonly string[];
}

/** Families of the account whose entries are one thing each, and which. */
const SINGLE: Readonly<Record<string, PartName>> = {
  metastores: "metastore",
  groups: "group",
  servicePrincipals: "servicePrincipal",
  networkConnectivity: "networkConnectivity",
  networkPolicies: "networkPolicy",
};

type Entry = string | Readonly<Record<string, unknown>> | undefined;

/** Everything that a file adopts, each word with where it stands. */
export function adoptedIn(
  adopted: Readonly<Record<string, Readonly<Record<string, Entry>> | undefined>> | undefined,
): readonly AdoptedWord[] {
  return Object.entries(adopted ?? {}).flatMap(([family, entries]) =>
    Object.entries(entries ?? {}).map(([key, entry]) => {
      const setting = family === "settings" ? key : `${family}.${key}`;
      return wordOf(setting, `adopted.${family}.${key}`, SINGLE[family], entry);
    }),
  );
}

function wordOf(setting: string, path: string, single: PartName | undefined, entry: Entry): AdoptedWord {
  if (typeof entry === "string" && single !== undefined) {
    return { setting, path, asked: [{ part: single, setting, path, id: entry }], resources: {}, without: [] };
  }
  const { schemas, keys, resources, without, ...parts } = typeof entry === "object" ? entry : {};
  return {
    setting,
    path,
    asked: [
      ...textsIn(parts).map(([part, id]) => ({ part: part as PartName, setting, path: `${path}.${part}`, id })),
      ...textsIn(keys).map(([called, id]) => ({
        part: "key" as const,
        setting,
        path: `${path}.keys.${called}`,
        id,
        called,
      })),
      ...textsIn(schemas).map(([key, id]) => ({
        part: "schema" as const,
        setting: `${setting}.schemas.${key}`,
        path: `${path}.schemas.${key}`,
        id,
      })),
    ],
    resources: Object.fromEntries(textsIn(resources)),
    without: Array.isArray(without) ? without.filter((type) => typeof type === "string") : [],
  };
}

function textsIn(holder: unknown): (readonly [string, string])[] {
  return Object.entries(holder ?? {}).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
}
