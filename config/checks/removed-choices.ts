import { recordFields } from "../record-fields";
import { accountSchema } from "../schema/account";
import { environmentSchema } from "../schema/environment";
import type { RawCheck } from "./check";
import { errorAt } from "./check";
import { REMOVED, type Removed } from "./removed-choices-table";
import { type Visited, walk } from "./walk";

/** Settings that hold text for people, where anything may be mentioned. */
const PROSE = /^(comment|description|title|reason)$/;

/** Records whose keys the user chooses. */
const NAMED_BY_USER = new Set([accountSchema, environmentSchema].flatMap((schema) => [...recordFields(schema)]));

/** Nothing asks for what is gone; clearer than saying that the setting is unknown. */
export const removedChoices: RawCheck = ({ file, input }) => {
  const found = walk(input).flatMap((visited) => {
    const removed = REMOVED.find((choice) => asksFor(choice, visited));
    return removed === undefined ? [] : [errorAt({ file }, visited.path, removed.what, removed.instead)];
  });
  return found.filter(({ path }) => !found.some((outer) => path.startsWith(`${outer.path}.`)));
};

function asksFor({ keys, values, of }: Removed, { path, key, value }: Visited): boolean {
  const name = key.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (keys?.test(name) && !NAMED_BY_USER.has(String(path.at(-2)))) return true;
  return (
    values !== undefined &&
    typeof value === "string" &&
    values.test(value) &&
    !PROSE.test(key) &&
    (of === undefined || of.test(name))
  );
}
