import accountFile from "../config/account";
import devFile from "../config/environments/dev";
import type { AccountInput } from "../config/schema/account";
import type { EnvironmentInput } from "../config/schema/environment";

export interface Inputs {
  readonly account: AccountInput;
  readonly dev: EnvironmentInput;
}

/** Copies of the shipped files, to change. */
export const shipped = (): Inputs => structuredClone({ account: accountFile.input, dev: devFile.input });

function many<T>(count: number, entry: (index: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index}`, entry(index)]));
}

/** Record → adds so many entries to it, each like what is shipped there. */
export const RECORDS: Readonly<Record<string, (inputs: Inputs, count: number) => void>> = {
  groups: ({ account }, count) => {
    account.groups = { ...account.groups, ...many(count, () => ({ mode: "create" as const })) };
  },
  servicePrincipals: ({ account }, count) => {
    account.servicePrincipals = { ...account.servicePrincipals, ...many(count, () => ({ mode: "create" as const })) };
  },
  zones: ({ dev }, count) => {
    dev.zones = { ...dev.zones, ...many(count, () => ({ kind: "raw" as const, comment: "Files" })) };
  },
  externalLocations: ({ dev }, count) => {
    dev.externalLocations = many(count, (index) => ({ url: `s3://partner-files/p${index}`, comment: "Files" }));
  },
  catalogs: ({ dev }, count) => {
    const { sales } = dev.catalogs ?? {};
    // A metastore holds 1,000.
    if (sales !== undefined) dev.catalogs = { ...dev.catalogs, ...many(Math.min(count, 990), () => sales) };
  },
  schemas: ({ dev }, count) => {
    const { sales } = dev.catalogs ?? {};
    const { gold } = sales?.schemas ?? {};
    if (sales === undefined || gold === undefined) return;
    const { volumes: _, ...bare } = gold;
    sales.schemas = { ...sales.schemas, ...many(count, () => bare) };
  },
  volumes: ({ dev }, count) => {
    const { gold } = dev.catalogs?.sales?.schemas ?? {};
    if (gold !== undefined) gold.volumes = { ...gold.volumes, ...many(count, () => ({ comment: "Files" })) };
  },
  "grants of a catalog": ({ account, dev }, count) => {
    const { sales } = dev.catalogs ?? {};
    account.groups = { ...account.groups, ...many(count, () => ({ mode: "create" as const })) };
    if (sales !== undefined) sales.grants = { groups: many(count, () => ["USE_CATALOG" as const]) };
  },
  dataServices: ({ dev }, count) => {
    dev.dataServices = many(count, () => ({
      kind: "kinesis-stream" as const,
      mode: "create" as const,
      capacity: { mode: "on-demand" as const },
    }));
  },
  sources: ({ dev }, count) => {
    const { orders } = dev.sources ?? {};
    if (orders?.kind !== "s3-files") return;
    dev.sources = { ...dev.sources, ...many(count, (index) => ({ ...orders, path: `e${index}`, table: `e${index}` })) };
  },
  consumers: ({ dev }, count) => {
    const { bi } = dev.consumers ?? {};
    if (bi !== undefined) dev.consumers = { ...dev.consumers, ...many(count, () => bi) };
  },
  "tables of a share": ({ dev }, count) => {
    dev.consumers = {
      ...dev.consumers,
      partners: {
        kind: "share",
        workspace: "main",
        catalog: "sales",
        schemas: { gold: { objects: "named", tables: many(Math.min(count + 1, 1000), () => ({ exists: true })) } },
      },
    };
  },
};
