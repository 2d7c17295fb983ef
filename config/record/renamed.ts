import type { RefTarget } from "../schema/ref";

/** A record of the environment whose entries can get another key, and what references to it are marked with. */
export const RENAMED = {
  zones: "zone",
  externalLocations: "externalLocation",
  catalogs: "catalog",
  dataServices: "dataService",
  connections: "connection",
  sources: "source",
  consumers: "consumer",
  workloads: "workload",
} as const satisfies Readonly<Record<string, RefTarget>>;

export type RenamedFamily = keyof typeof RENAMED;

/** Family → key now → key under which it was deployed first. */
export type Formerly = { readonly [F in RenamedFamily]: Readonly<Record<string, string>> };

export const RENAMED_FAMILIES = Object.keys(RENAMED) as readonly RenamedFamily[];

/** The setting of something, by the keys that the configuration has now. */
export function settingNow(setting: string, formerly: Formerly): string {
  const [, family = "", key = "", below = ""] = /^([^.]+)\.([^./]+)(.*)$/s.exec(setting) ?? [];
  const now = RENAMED_FAMILIES.filter((one) => one === family).flatMap((one) =>
    Object.entries(formerly[one]).flatMap(([to, from]) => (from === key ? [to] : [])),
  )[0];
  return now === undefined ? setting : `${family}.${now}${below}`;
}
