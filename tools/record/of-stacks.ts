import { ACCOUNT_RECORD } from "../../config/record/file";
import { isWithin, type RecordedCompany, type RecordedThing } from "../../config/record/line";
import type { Ownership } from "../../config/record/ownership";
import { accountRetiredSchema, retiredSchema } from "../../config/schema/retired";
import { placedIn } from "../../emitted/settings";
import type { EmittedStack, ResourceJson } from "../../emitted/stacks";
import { fixedValues } from "./fixed";
import { isRecorded } from "./lost";

const FAMILIES: ReadonlySet<string> = new Set(
  [retiredSchema, accountRetiredSchema].flatMap(({ shape }) => Object.keys(shape)),
);

/** Of an environment: their keys have no dots in them. */
const OF_ENVIRONMENT = Object.keys(retiredSchema.shape);

/** The entry that a setting is in, `zones.raw`; undefined where it is in none of an environment. */
export function entryOf(setting: string): string | undefined {
  const [family = "", key] = setting.split(".");
  return key !== undefined && OF_ENVIRONMENT.includes(family) ? `${family}.${key}` : undefined;
}

/** What the stacks of one record have. */
export interface Present {
  readonly things: readonly RecordedThing[];
  readonly company: readonly RecordedCompany[];
  /** Address of everything that is made → the setting that it is made for. */
  readonly made: ReadonlyMap<string, string>;
}

/** Of a configuration that uses nothing of others. */
const NOTHING: Ownership = { own: [], existing: [] };

/** The record that a stack belongs to. */
export const recordOf = ({ json }: Pick<EmittedStack, "json">): string =>
  json["//"]?.metadata.environment ?? ACCOUNT_RECORD;

/**
 * Everything that holds data or cannot come back, and what is made for the same settings, or for one that could say `existing`:
 * then all of it is somebody else's.
 */
export function presentIn(stacks: readonly EmittedStack[], { own }: Ownership = NOTHING): Present {
  const placed = stacks.flatMap((stack) =>
    placedIn(stack.json).flatMap(({ address, metadata }) => {
      const [type = "", id = ""] = address.split(/\.(.*)/s);
      const args = stack.json.resource?.[type]?.[id];
      return args === undefined ? [] : [{ stack: stack.name, address, type, args, key: metadata.setting ?? "" }];
    }),
  );
  const isMain = ({ type, args }: { readonly type: string; readonly args: ResourceJson }) => isRecorded(type, args);
  const things = placed.filter(isMain).map(({ stack, address, type, args, key }): RecordedThing => {
    const fixed = fixedValues(type, args);
    return { key, at: `${stack}: ${address}`, ...(Object.keys(fixed).length > 0 && { fixed }) };
  });
  // An entry leaves whole, also one that holds nothing but in a part of it.
  const settings = things.flatMap(({ key }) => [key, entryOf(key) ?? key]);
  const keys = [...new Set([...settings, ...own])].sort((a, b) => b.length - a.length);
  const beside = new Map<string, RecordedCompany>();
  for (const one of placed.filter((other) => !isMain(other))) {
    for (const setting of new Set([one.key, groupOf(one, placed)?.key ?? one.key])) {
      // What all entries of a family share says the family alone.
      const key = FAMILIES.has(setting) ? setting : keys.find((other) => isWithin(setting, other));
      if (key === undefined || !(isOfEntry(key) || own.some((other) => isWithin(key, other)))) continue;
      const known = beside.get(`${key}\n${one.stack}`)?.with ?? [];
      beside.set(`${key}\n${one.stack}`, { key, stack: one.stack, with: [...known, one.address].sort() });
    }
  }
  const made = new Map(placed.map(({ stack, address, key }) => [`${stack}: ${address}`, key]));
  return { things, company: [...beside.values()], made };
}

interface Made {
  readonly stack: string;
  readonly address: string;
  readonly args: ResourceJson;
  readonly key: string;
}

/** The security group that a rule is in: what lets one thing in to another belongs to both. */
function groupOf({ stack, args }: Made, all: readonly Made[]): Made | undefined {
  const group = args.security_group_id;
  if (typeof group !== "string") return undefined;
  const [, address] = /^\$\{(aws_security_group\.[\w-]+)\.id\}$/.exec(group) ?? [];
  return all.find((other) => other.stack === stack && other.address === address);
}

/** Whether a setting is an entry that can be retired by its key, or below one: foundations and networks are not. */
const isOfEntry = (setting: string): boolean => FAMILIES.has(setting.split(".")[0] ?? "");
