import { z } from "zod";
import { TARGETS } from "../../config/checks/reference";
import { markOf, type RefMark } from "../../config/schema/ref";
import type { Field } from "./fields";

/** `(key of `zones`, kind `raw`)` in a comment, which the editor shows and the type's column of a table says already. */
const MENTION = / ?\(keys? of ((?:the (?:account|workspace)'s )?`\w+`)(?:, ([^)]*))?\)/g;

/** The map whose keys a field names, for example `zones`; nothing for a field that is no reference. */
export function targetOf(field: Field): string | undefined {
  const mark = markIn(field.value.schema);
  if (mark === undefined || mark.to === "schema") return undefined;
  const target = TARGETS[mark.to];
  const map = `\`${target.record.join(".")}\``;
  if (target.ofWorkspace === true) return `the workspace's ${map}`;
  return target.in === "account" ? `the account's ${map}` : map;
}

/** The mark of a value, of the items of a list or of the keys of a map. */
function markIn(schema: z.core.$ZodType): RefMark | undefined {
  if (schema instanceof z.ZodArray) return markOf(schema.element);
  return markOf(schema instanceof z.ZodRecord ? schema.keyType : schema);
}

/** A comment without the mention of what its field names. */
export function withoutMention(text: string): string {
  return text.replace(MENTION, (_mention, _map, more?: string) => (more === undefined ? "" : ` (${more})`));
}
