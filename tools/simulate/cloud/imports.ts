import { at } from "../schema/value";
import type { CloudContext } from "../semantics/cloud";
import { knownOf } from "./services";
import type { CloudObject, Store } from "./store";
import { textOf } from "./values";

/** What an object may be imported by. */
export function importIds({ type, attributes }: CloudObject): string[] {
  const [names, separator] = knownOf(type).importedBy ?? [[], ""];
  const joined = names.map((name) => textOf(at(attributes, name)) ?? "").join(separator);
  return [textOf(at(attributes, "id")) ?? "", joined].filter((id) => id !== "");
}

/** Whether there is what an import names, in any region. */
export function isImportable(store: Store, type: string, text: string): boolean {
  const { id } = withRegion(text);
  return store.ofType(type).some((object) => importIds(object).includes(id));
}

/** What an import names, and the region that it looks in: since provider 6 AWS takes `<id>@<region>`. */
export function importedId(
  context: CloudContext,
  text: string,
): { readonly id: string; readonly region: string | null } {
  const { id, region = context.region } = withRegion(text);
  return { id, region: region ?? null };
}

function withRegion(text: string): { readonly id: string; readonly region: string | undefined } {
  const [, id = text, region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(text) ?? [];
  return { id, region };
}
