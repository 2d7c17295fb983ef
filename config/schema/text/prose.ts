import { bannerLines, notBlank, notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { form, textOf } from "./rules";

/** Sentences for people: comments, descriptions, reasons. More than one line where a field's reader shows several. */
const text = { one: "text", many: "texts" };

/** What something holds or is for; Catalog Explorer shows it. Several lines may be written. */
export const comment = named(text, textOf({ least: 1, most: 500 }, severalLines, notPadded));

/** What recipients of shared data read about it. */
export const longComment = named(text, textOf({ least: 1, most: 1000 }, severalLines, notPadded));

/** What somebody sees before they sign in; lines and spaces are theirs to set. */
export const banner = named(text, textOf({ least: 1, most: 4096 }, bannerLines, notBlank));

/** A value that others are compared with, so a space is part of it. */
export const exactValue = (most: number) => named(text, textOf({ least: 1, most }, oneLine, notBlank));

/** What a profile is for, in one line. */
export const description = named(text, textOf({ least: 1, most: 200 }, oneLine, notPadded));

/** Why something is acceptable, for reviewers: a sentence, so words of letters. */
export const reason = named(
  text,
  textOf(
    { least: 10, most: 300 },
    severalLines,
    notPadded,
    form(/\p{L}\p{M}*\p{L}/u, "is no reason", "write in words why it is acceptable"),
  ),
);
