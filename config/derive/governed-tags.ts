import type { Salvaged } from "../lenient";
import type { ParsedMetastoreContents } from "../schema/metastore-contents";

type Governed = Salvaged<ParsedMetastoreContents["governedTags"]> | undefined;

/** What is wrong with a value of a tag, where the environment is the one that governs it; else others know. */
export function valueFault(governed: Governed, tag: string | undefined, value: string) {
  const allowed =
    tag !== undefined && governed !== undefined && Object.hasOwn(governed, tag) ? governed[tag]?.values : undefined;
  if (allowed === undefined || (allowed.length === 0 ? value === "" : allowed.includes(value))) return undefined;
  return allowed.length === 0
    ? { what: `the governed tag ${tag} has no values, and this is "${value}"`, fix: 'write "", or add values to it' }
    : { what: `"${value}" is no value of the governed tag ${tag}`, fix: `use one of ${allowed.join(", ")}` };
}
