import { type Change, UNKNOWN } from "../changes/change";
import { goesWithAnother } from "../changes/goes-with";
import type { StateValues } from "../plan/states";
import type { TriedScope } from "../plan/try";
import { FAMILIES, GIVING_TYPES } from "./families";
import { type Names, namesIn } from "./names";
import { type Family, type Right, type Subject, text } from "./right";

/** A right that somebody gets or loses. */
export interface RightChange {
  readonly stack: string;
  /** Resource that gives or takes it. */
  readonly address: string;
  /** More can be done than before: something is allowed, or no longer denied. */
  readonly grew: boolean;
  /** The resource is made by this change. */
  readonly isNew: boolean;
  readonly right: Right;
}

export interface Judged {
  readonly rights: readonly RightChange[];
  /** Resources whose rights are known only after the change is made, `stack: address`. */
  readonly unjudged: readonly string[];
}

interface Held {
  readonly stack: string;
  readonly address: string;
  readonly right: Right;
  /** What it is a part of: `aws_network_acl.one`. */
  readonly whole?: string;
}

/**
 * Which rights a change gives and takes: what each side allows is compared, not how it is written. A right that is given
 * by another resource than before is no change.
 */
export function rightsOf(tried: TriedScope): Judged {
  const unjudged = new Set<string>();
  const names = namesIn([tried.namesBefore, tried.namesAfter]);
  const concerned = tried.changes.filter(({ type, action }) => GIVING_TYPES.has(type) && action !== "forget");
  const after = withPlanned(tried, concerned);
  const isPart = goesWithAnother(tried.changes);
  const isOver = aboutAny(namesLost(tried.changes));
  const made = new Set(
    tried.changes.filter(({ action }) => action === "create").map(({ stack, address }) => `${stack} ${address}`),
  );
  const comesOrGoes = new Set(
    tried.changes
      .filter(({ action }) => action === "create" || action === "delete")
      .map(({ stack, address }) => `${stack} ${address}`),
  );
  const rights = FAMILIES.flatMap((one) => {
    if (!concerned.some(({ type }) => one.types.includes(type))) return [];
    const sides = [tried.before, after];
    const held = (side: StateValues) =>
      Object.entries(side).flatMap(([stack, byAddress]) => {
        const beside = sides.flatMap((either) => ofTypes(either[stack] ?? {}, one.readsBeside ?? [], names));
        return ofTypes(byAddress, one.types, names).flatMap((found) =>
          heldBy(one, stack, { ...found, beside: beside.map(({ values }) => values) }, unjudged),
        );
      });
    return (
      between(one, held(tried.before), held(after))
        // What is denied for a thing that goes is no longer needed.
        .filter(({ stack, address, grew, right }) => !(grew && right.denies && isPart(stack, address)))
        .filter(({ grew, right }) => !(grew && right.denies && isOver(right.on)))
        .filter(({ stack, whole }) => whole === undefined || !comesOrGoes.has(`${stack} ${whole}`))
        .map(({ whole: _, ...change }) => ({ ...change, isNew: made.has(`${change.stack} ${change.address}`) }))
    );
  });
  return { rights, unjudged: [...unjudged].sort() };
}

/** Names of buckets and others that are made anew under another one: nothing has them afterwards. */
function namesLost(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ action, before = {}, after = {} }) =>
    ["bucket", "name"].flatMap((argument) => {
      const [was, is] = [before[argument], after[argument]];
      const isKnown = typeof was === "string" && was !== "" && typeof is === "string" && is !== UNKNOWN;
      return action === "replace" && isKnown && was !== is ? [was] : [];
    }),
  );
}

/** Whether something is one of the names, or an ARN or a description that ends with it, as a whole or as its folder. */
const aboutAny =
  (names: readonly string[]) =>
  (what: string): boolean =>
    names.some((name) => what === name || new RegExp(`(?:[:/ ]|^)${escaped(name)}(?:/\\*?)?$`).test(what));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Resources of some types, with names in the place of ids. */
function ofTypes(byAddress: StateValues[string], types: readonly string[], names: Names): readonly Subject[] {
  return Object.entries(byAddress).flatMap(([address, values]) => {
    const type = address.slice(0, address.indexOf("."));
    return types.includes(type) ? [{ type, address, values: names.inValues(values) }] : [];
  });
}

function heldBy(one: Family, stack: string, subject: Subject, unjudged: Set<string>): Held[] {
  const { address, values } = subject;
  const rights = one.rights(subject);
  if (rights === undefined) unjudged.add(`${stack}: ${address}`);
  const whole = one.partOf === undefined ? {} : { whole: text(values[one.partOf]) };
  return (rights ?? []).map((right) => ({ stack, address, right, ...whole }));
}

function between(one: Family, before: readonly Held[], after: readonly Held[]): (Held & Pick<RightChange, "grew">)[] {
  const byWhat = (held: readonly Held[]) => held.map(({ right }) => right);
  const [was, is] = [byWhat(before), byWhat(after)];
  const fresh = after.filter(({ right }) => !was.some((other) => one.covers(other, right)));
  const gone = before.filter(({ right }) => !is.some((other) => one.covers(other, right)));
  return [
    ...fresh.map((held) => ({ ...held, grew: held.right.denies !== true })),
    ...gone.map((held) => ({ ...held, grew: held.right.denies === true })),
  ];
}

/** Where an apply was refused, what was planned counts, as if it were done. */
function withPlanned({ after, refused }: TriedScope, concerned: readonly Change[]): StateValues {
  const stacks = new Set(concerned.map(({ stack }) => stack).filter((stack) => stack in refused));
  const planned = (stack: string) => {
    const mine = concerned.filter((change) => change.stack === stack);
    const gone = new Set(mine.filter((change) => change.after === undefined).map(({ address }) => address));
    const kept = Object.entries(after[stack] ?? {}).filter(([address]) => !gone.has(address));
    const fresh = mine.flatMap(({ address, after: values }) =>
      values === undefined ? [] : [[address, values] as const],
    );
    return Object.fromEntries([...kept, ...fresh]);
  };
  return { ...after, ...Object.fromEntries([...stacks].map((stack) => [stack, planned(stack)])) };
}
