import { listed as enumerated } from "../../../config/checks/nested";
import type { Problem } from "../../../config/problem";
import { listedFrom } from "./item";
import { jsonOf } from "./json";
import type { Item } from "./kind";
import { kindOf, LISTED_TEXTS } from "./kinds";
import type { Listed } from "./listed";

/** What a file lists, and what of it is not understood. */
export interface Listing {
  readonly listed: readonly Listed[];
  readonly problems: readonly Problem[];
}

/** What commands print beside a list that goes on; `aws dms describe-replication-configs` prints one page alone. */
const GOES_ON = [
  "NextToken",
  "nextToken",
  "NextPageToken",
  "NextMarker",
  "Marker",
  "ContinuationToken",
  "continuationToken",
  "next_page_token",
  "position",
];
const IS_CUT = ["IsTruncated", "Truncated", "HasMoreStreams", "has_more"];

/**
 * Reads what a command line has printed.
 * @param file as it was named
 */
export function readListing(file: string, bytes: Buffer): Listing {
  const read = jsonOf(bytes);
  const say = (severity: Problem["severity"], message: string, fix: string, path = ""): Problem => ({
    file,
    path,
    message,
    fix,
    severity,
  });
  if ("unread" in read) return { listed: [], problems: [say("error", read.unread.message, read.unread.fix)] };
  const items = itemsOf(read.value);
  if (items === undefined)
    return { listed: [], problems: [say("error", "is no list of anything that is known here", KNOWN)] };
  const listed: Listed[] = [];
  const strange = new Map<string, string[]>();
  for (const [at, item] of items) {
    const kind = isItem(item) ? kindOf(item) : undefined;
    const found = kind === undefined || !isItem(item) ? fieldsOf(item) : listedFrom(item, kind, file, at);
    if (typeof found !== "string") listed.push(found);
    else {
      const alike = strange.get(found);
      if (alike === undefined) strange.set(found, [at]);
      else alike.push(at);
    }
  }
  return {
    listed,
    problems: [
      ...[...strange].map(([what, [first = "", ...more]]) => {
        const others = more.length === 0 ? "" : `, and ${more.length} more like it`;
        return say("error", `is of a shape that is not known here: ${what}${others}`, KNOWN, first);
      }),
      ...(items.length === 0
        ? [say("warning", "lists nothing", "see that it was asked of the right account, region or workspace")]
        : []),
      ...(goesOn(read.value)
        ? [
            say(
              "warning",
              "is only the first part of a list",
              "list the rest too: without --max-items, --max-buckets, --no-paginate or --limit, or on from its Marker",
            ),
          ]
        : []),
    ],
  };
}

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value);

/** Each thing of a listing, with its place; undefined where it is no listing. */
function itemsOf(value: unknown): (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (!isItem(value)) return undefined;
  // What `get` prints is one thing alone.
  if (kindOf(value) !== undefined) return [["", value]];
  const lists = Object.entries(value).flatMap(([key, list]) => {
    const things = Array.isArray(list) ? thingsOf(key, list) : undefined;
    return things === undefined ? [] : [[key, things] as const];
  });
  const inner = Object.entries(value).flatMap(([key, one]) =>
    isItem(one) && kindOf(one) !== undefined ? [[key, one] as const] : [],
  );
  if (lists.length === 0 && inner.length === 0) return undefined;
  return [...lists.flatMap(([key, list]) => list.map((item, index) => [`${key}.${index}`, item] as const)), ...inner];
}

/** Lists of texts say something about the others, such as the schemas of SCIM, but where a service lists by addresses alone. */
function thingsOf(key: string, list: readonly unknown[]): readonly unknown[] | undefined {
  if (list.length === 0 || !list.every((one) => typeof one === "string")) return list;
  const field = LISTED_TEXTS.get(key);
  return field === undefined ? undefined : list.map((one) => ({ [field]: one }));
}

const goesOn = (value: unknown): boolean =>
  isItem(value) &&
  (GOES_ON.some((field) => typeof value[field] === "string" && value[field] !== "") ||
    IS_CUT.some((field) => value[field] === true));

/** Names of fields alone: values may be secrets. */
function fieldsOf(item: unknown): string {
  if (!isItem(item)) return Array.isArray(item) ? "a list" : item === null ? "null" : `a ${typeof item}`;
  const fields = Object.keys(item).sort();
  return fields.length === 0 ? "an object without fields" : `fields ${enumerated(fields, 8)}`;
}

const KNOWN = "take it out; npm run adopt -- --help names the commands whose output is known";
