/** A value in JSON, in which every character can be seen: one that turns the direction of a text would hide the rest. */
export const visible = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu,
    (sign) => `\\u${sign.codePointAt(0)?.toString(16).padStart(4, "0")}`,
  );
