import type { Rule } from "./rules";

/**
 * Characters that are not shown, or change how others are: control characters, marks and overrides of the writing
 * direction, separators of lines, spaces without width, halves of characters. Joiners (U+200C, U+200D) are part of
 * several scripts. Sources: Unicode, general categories Cc, Cs, Zl, Zp; UAX #9 (direction) and TR #36 (security).
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e007f}]/u;

/** `U+202E`: how Unicode names a character. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** No character but those that a reader sees; line breaks and tabs where several lines are allowed. */
const seen =
  (allowed: RegExp): Rule =>
  (text) => {
    const found = UNSEEN.exec(text.replace(allowed, " "))?.[0];
    if (found === undefined) return undefined;
    if (found === "\n" || found === "\r") return { what: "has more than one line", fix: "write it in one line" };
    const which = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(found)
      ? "which changes the direction in which the text is read"
      : "a character that is not shown";
    return { what: `holds ${nameOf(found)}, ${which}`, fix: "remove the character" };
  };

export const oneLine: Rule = seen(/(?!)/g);
export const severalLines: Rule = seen(/[\n\t]/g);
export const bannerLines: Rule = seen(/\r?\n|\t/g);

/** Something is written. */
export const notBlank: Rule = (text) =>
  text !== "" && text.trim() === "" ? { what: "is nothing but spaces", fix: "write a text" } : undefined;

/** Something is written, and no space stands before or after it. */
export const notPadded: Rule = (text) => {
  if (text.trim() === text) return undefined;
  return notBlank(text) ?? { what: "begins or ends with a space", fix: "remove the space" };
};

/** Taken as it is, so spaces count, and a delimiter may be a control character; nothing else that is not shown. */
export const literally: Rule = (text) => seen(/(?!\0)\p{Cc}/gu)(text);
