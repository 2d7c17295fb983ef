import type { Field } from "./fields";

/** `(key of `zones`, kind `raw`)` in a comment. */
const MENTION = / ?\(keys? of ((?:the account's )?`\w+`)(?:, ([^)]*))?\)/g;

/**
 * What a field names by its key, for example `zones`; nothing for a field that is no reference. Read from its comment.
 * Once schemas are marked as references, read the mark of `field.value.schema` here.
 */
export function targetOf(field: Field): string | undefined {
  const [[, map] = []] = [...field.comment.matchAll(MENTION)];
  return map;
}

/** A comment without the mention of what its field names, which the type's column says. */
export function withoutMention(text: string): string {
  return text.replace(MENTION, (_mention, _map, more?: string) => (more === undefined ? "" : ` (${more})`));
}
