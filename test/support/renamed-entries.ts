import { asDeployed } from "../../config/record/as-deployed";
import { RENAMED_FAMILIES } from "../../config/record/renamed";
import type { EnvironmentInput } from "../../config/schema/environment";
import { environmentSchema } from "../../config/schema/environment";
import { formerlySchema } from "../../config/schema/formerly";
import environment from "../../examples/reference/config/environments/reference";

/** Family → key → key. */
export type Keys = Record<string, Record<string, string>>;

/** The environment of the reference, which has every kind, with its defaults. */
const parsed = environmentSchema.parse(environment.input);

/** Host names in the configuration have its key in them. */
const HOSTS: readonly string[] = ["crm-proxy"];

/** Family → its keys in the reference → others that are as long. */
export const OTHER: Keys = Object.fromEntries(
  RENAMED_FAMILIES.map((family) => [
    family,
    Object.fromEntries(
      Object.keys(parsed[family]).flatMap((key) =>
        HOSTS.includes(key) ? [] : [[key, `${key.startsWith("q") ? "x" : "q"}${key.slice(1)}`]],
      ),
    ),
  ]),
);

/** The words that say so. */
export const FORMERLY: Keys = Object.fromEntries(
  Object.entries(OTHER).map(([family, keys]) => [
    family,
    Object.fromEntries(Object.entries(keys).map(([first, now]) => [now, first])),
  ]),
);

/** The reference as somebody writes it who gives every entry another key, with all that refers to them. */
export function renamedReference(): EnvironmentInput {
  const written = asDeployed({ ...parsed, formerly: formerlySchema.parse(OTHER) });
  const families = RENAMED_FAMILIES.map((family) => [family, withoutDefaults(family, written[family])]);
  return { ...written, ...Object.fromEntries(families), domains: {}, formerly: FORMERLY } as EnvironmentInput;
}

/** Entries without objects that the example leaves to their default: some are refused where they are written. */
function withoutDefaults(family: (typeof RENAMED_FAMILIES)[number], entries: object): object {
  const input: Readonly<Record<string, object>> = environment.input[family] ?? {};
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => {
      const said = input[FORMERLY[family]?.[key] ?? key] ?? {};
      const isKept = ([field, value]: [string, unknown]) =>
        Object.hasOwn(said, field) || typeof value !== "object" || Array.isArray(value);
      return [key, Object.fromEntries(Object.entries(entry).filter(isKept))];
    }),
  );
}
