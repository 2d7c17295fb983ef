import type { Platform } from "../config/model";
import { resolvePlatform } from "../config/resolve";
import { DOMAIN_RECORDS } from "../config/schema/domains";
import type { EnvironmentInput } from "../config/schema/environment";
import account from "../examples/mesh/config/account";
import mesh from "../examples/mesh/config/environments/mesh";

type Entries = Readonly<Record<string, object>>;

/** The domain that is copied: a catalog with schemas and rights, a source, functions, masks, a filter and shares. */
const DOMAIN = "sales";

/** The example of a mesh with so many domains more, each like its domain of sales. */
export function platformWith(count: number): Platform {
  const copies = Array.from({ length: count }, (_, index) => copyOf(mesh.input, String(index).padStart(3, "0")));
  const input = copies.reduce<EnvironmentInput>((all, copy) => merged(all, copy), mesh.input);
  return resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: [{ file: "config/environments/mesh.ts", input }],
  }).platform;
}

/** Records of the domain with its entries under other names; partners are those of all domains. */
function copyOf(input: EnvironmentInput, number: string): Readonly<Record<string, Entries>> {
  const domain = input.domains?.[DOMAIN];
  if (domain === undefined) throw new Error(`the example has no domain ${DOMAIN}`);
  const own = DOMAIN_RECORDS.flatMap((record) => {
    const entries = (input[record] ?? {}) as Readonly<Record<string, { readonly kind?: string }>>;
    const keys = (domain[record] ?? []).filter((key) => entries[key]?.kind !== "recipient");
    return keys.map((key) => ({ record, key, entry: entries[key] }));
  });
  const names = new Map(own.map(({ record, key }) => [key, `${key}${record === "catalogs" ? "_" : "-"}${number}`]));
  const renamed = (value: object): object =>
    JSON.parse(JSON.stringify(value), (_, item: unknown) =>
      typeof item === "string" ? (names.get(item) ?? item) : item,
    );
  const copy: Record<string, Record<string, object>> = {};
  for (const { record, key, entry } of own) {
    copy[record] = { ...copy[record], [names.get(key) ?? key]: renamed(entry ?? {}) };
  }
  return copy;
}

/** The environment with the entries of a copy beside its own. */
function merged(all: EnvironmentInput, copy: Readonly<Record<string, Entries>>): EnvironmentInput {
  const records: Readonly<Record<string, unknown>> = { ...all };
  const more = Object.entries(copy).map(([record, entries]) => [record, { ...Object(records[record]), ...entries }]);
  return { ...all, ...Object.fromEntries(more) };
}
