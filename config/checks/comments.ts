import type { Problem } from "../problem";
import { type Check, errorAt } from "./check";
import { walk } from "./walk";

/** What says nothing of what is in it, however long it is. */
const PLACEHOLDER =
  /^\W*(?:to ?do|tbd|tba|fix ?me|n\/?a|none|xxx+|lorem ipsum\b.*|comment|description|placeholder|test)\W*$/i;

/** Comments say as much as the company asks for, wherever they are: of catalogs, schemas, volumes, models, zones, connections, shares. */
export const comments: Check = ({ account, environments }) => {
  const least = account.data.comments?.leastCharacters;
  if (least === undefined) return [];
  return environments.flatMap((file) =>
    walk(file.data)
      .filter(({ key }) => key === "comment")
      .flatMap(({ path, value }): Problem[] => {
        if (typeof value !== "string") return [];
        const fault = faultOf(value, String(path.at(-2)), least);
        return fault === undefined ? [] : [errorAt(file, path, fault, FIX)];
      }),
  );
};

const FIX = "say what is in it, where that comes from, and for whom it is";

/** @param key what the thing is called that the comment is of */
function faultOf(comment: string, key: string, least: number): string | undefined {
  if (PLACEHOLDER.test(comment)) return `"${comment}" is a placeholder`;
  if (plain(comment) === plain(key)) return `"${comment}" says no more than the name`;
  const { length } = comment.trim();
  return length < least ? `has ${length} characters, and the company asks for ${least}` : undefined;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
