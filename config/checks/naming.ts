import { namedAs, prefix } from "../derive/names";
import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, namedApart } from "./check";
import { sortsOfNames } from "./naming-sorts";

/** As long as the longest account and environment make it by default: the lengths of all names are made for that. */
const LONGEST_PREFIX = 25;

const FIELD = ["naming", "prefix"];

interface Started {
  readonly env: EnvironmentDraft;
  readonly start: string;
}

/**
 * The start of an environment's names leaves room for the rest, and is no other environment's start too: policies go by
 * `acme-dev-*`, and by the patterns of single sorts of names. With one pattern for all that follows from their names (checked in `environment-names.ts`).
 */
export const naming: Check = ({ account, environments }) => {
  const { name } = account.data;
  if (name === undefined) return [];
  const all = namedApart(environments).flatMap((env): Started[] =>
    env.data.name === undefined ? [] : [{ env, start: prefix({ name }, namedAs(env.data)) }],
  );
  return [
    ...all.flatMap((one) => [...tooLong(one), ...all.flatMap((other) => within(one, other))]),
    ...sortsOfNames(name, namedApart(environments)),
  ];
};

const tooLong = ({ env, start }: Started): Problem[] =>
  start.length <= LONGEST_PREFIX
    ? []
    : [
        errorAt(
          env,
          FIELD,
          `names would start with ${start}, which has ${start.length} characters, and ${LONGEST_PREFIX} are the most`,
          "shorten the pattern",
        ),
      ];

function within(one: Started, other: Started): Problem[] {
  const isOther = one.env !== other.env && one.env.data.naming?.prefix !== other.env.data.naming?.prefix;
  return isOther && `${one.start}-`.startsWith(`${other.start}-`)
    ? [
        errorAt(
          one.env,
          FIELD,
          `names would start with ${one.start}, and policies that are meant for ${other.start}-* of ${other.env.file} would reach them`,
          "use another pattern in the environment that is not deployed yet",
        ),
      ]
    : [];
}
