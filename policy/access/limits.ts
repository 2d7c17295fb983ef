import { identitiesOf } from "./identities";
import type { Access, AccessObject, Limit, Tagged } from "./model";
import { chainOf, unknown } from "./ways";

/** A policy by which a principal sees less of an object, and what of it. */
export interface Limiting {
  readonly limit: Limit;
  /** Columns that are masked, as far as their tags are in the configuration: `payments.card`, below the object. Empty: others put the tags on. */
  readonly columns: readonly string[];
}

/** Privileges that such policies make less of. */
export const LIMITED: readonly string[] = ["SELECT", "ALL_PRIVILEGES"];

/** Policies by which a principal sees less of what it may read of an object, or of what is in it. */
export function limitsOf(access: Access, principal: string, object: AccessObject): Limiting[] {
  const mine = new Set(identitiesOf(access, principal).map(({ key }) => key));
  const counts = (keys: readonly string[]) => keys.some((key) => mine.has(key));
  return access.limits
    .filter(({ to, except }) => counts(to) && !counts(except))
    .filter((limit) => meets(access, limit, object))
    .flatMap((limit) => limiting(access, limit, object));
}

/** Whether tables of the policy are among those of the object: either is in the other. */
function meets(access: Access, limit: Limit, object: AccessObject): boolean {
  const keys = chainOf(access, object).map(({ key }) => key);
  return keys.includes(limit.object) || chainOf(access, objectOf(access, limit)).some(({ key }) => key === object.key);
}

function limiting(access: Access, limit: Limit, object: AccessObject): Limiting[] {
  if (limit.does !== "mask") return [{ limit, columns: [] }];
  const inside = [objectOf(access, limit).name, object.name].sort((one, other) => other.length - one.length)[0] ?? "";
  const columns = access.tags
    .filter(({ kind, name, ...tag }) => kind === "column" && isBelow(name, inside) && fits(tag, limit.column))
    .map(({ name }) => (isBelow(name, object.name) ? name.slice(object.name.length + 1) : name));
  return [{ limit, columns: [...new Set(columns)].sort() }];
}

const isBelow = (name: string, above: string): boolean => name.startsWith(`${above}.`);

const fits = (tag: Tagged, wanted: Tagged | undefined): boolean =>
  wanted !== undefined && tag.tag === wanted.tag && (wanted.value === undefined || tag.value === wanted.value);

/** What the policy is on; a table that a program makes is in no resource. */
function objectOf(access: Access, { object, kind, name }: Limit): AccessObject {
  return access.objects.get(object) ?? unknown(kind, name);
}

/** `column card masked`, `columns tagged pii = iban masked`, `rows filtered`, of tables that are tagged so. */
export function limitText({ limit, columns }: Limiting): string {
  const { does, column, when } = limit;
  const what =
    does === "filter"
      ? "rows filtered"
      : columns.length > 0
        ? `${columns.length === 1 ? "column" : "columns"} ${columns.join(", ")} masked`
        : `columns tagged ${tagText(column)} masked`;
  return when === undefined ? what : `${what} in tables tagged ${tagText(when)}`;
}

/** `pii = iban`. */
const tagText = (tagged: Tagged | undefined): string =>
  tagged === undefined ? "otherwise" : [tagged.tag, ...(tagged.value === undefined ? [] : [tagged.value])].join(" = ");
