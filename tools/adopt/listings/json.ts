import type { Problem } from "../../../config/problem";

/** Bytes of a listing at most: what is larger is no listing, and would fill the memory. */
export const LARGEST = 200_000_000;

type Unread = Pick<Problem, "message" | "fix">;

const ANEW = "write it anew, with --output json for aws and -o json for databricks";

/** What a file says; the value never stands in a message, because it may hold secrets. */
export function jsonOf(bytes: Buffer): { readonly value: unknown } | { readonly unread: Unread } {
  const text = textOf(bytes).trim();
  if (text === "") {
    return {
      unread: {
        message: "is empty",
        fix: "run the command again, and see what it says: it prints nothing where it fails",
      },
    };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { unread: whyNot(text, error instanceof Error ? error.message : "") };
  }
}

/** A shell of Windows writes two bytes for each character, and tells so with the first two. */
function textOf(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isWide ? "utf16le" : "utf8").replace(/^\ufeff/, "");
}

function whyNot(text: string, said: string): Unread {
  if (!/^[[{]/.test(text)) return { message: "is no JSON", fix: ANEW };
  const position = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
  if (/end of JSON|Unterminated/.test(said) || position >= text.length) {
    return { message: "ends in the middle: it was cut off", fix: "write it anew, and let the command come to its end" };
  }
  if (/after JSON/.test(said)) {
    return { message: "holds more than one listing", fix: "write each into a file of its own, and name them all" };
  }
  const line = text.slice(0, position).split("\n").length;
  return { message: `is broken JSON, in line ${line}`, fix: ANEW };
}
