import { openSteps } from "../../../config/manual-steps";
import { addresses, type EmittedStack, inDependencyOrder } from "../../../emitted/stacks";
import { billedUnits } from "../../diagram/units/units";
import { protectedAddresses } from "../../simulate/command/protection";
import { findingsOf } from "../../synth/policy-findings";
import type { Change } from "../changes/change";
import { goesWithAnother } from "../changes/goes-with";
import { environmentOf } from "../plan/due";
import type { TriedScope } from "../plan/try";
import { type Judged, rightsOf } from "../privileges/compare";
import { GIVING_TYPES } from "../privileges/families";
import type { Place, Places } from "../sides/places";
import type { ReadSide } from "../sides/side";
import { GOES_WITH } from "../weights/protections";
import { weigh } from "../weights/weigh";
import { GRAVITIES } from "../weights/weight";
import { mergeEntries, mergeRights } from "./merge";
import type { Cost, Entry, Report } from "./report";

export interface Compared {
  readonly base: ReadSide;
  readonly head: ReadSide;
  readonly tried: readonly TriedScope[];
  readonly places: { readonly base: Places; readonly head: Places };
}

/** Everything that a reviewer is told, of what was tried in the simulation. */
export function assemble({ base, head, tried, places }: Compared): Report {
  const before = new Map(base.stacks.map((stack) => [stack.name, stack]));
  const after = new Map(head.stacks.map((stack) => [stack.name, stack]));
  const placeOf = (stack: string, address: string): Place[] => {
    const [now, then] = [after.get(stack), before.get(stack)];
    const found = (now && places.head(now.json, address)) ?? (then && places.base(then.json, address));
    return found === undefined ? [] : [found];
  };
  const wasProtected = (stack: string, address: string) => {
    const then = before.get(stack);
    return then !== undefined && protectedAddresses(then.json).includes(address);
  };
  // The account's stack is tried with every environment that reads it.
  const seen = new Set<string>();
  const once = tried.map((scope) => {
    const fresh = scope.changes.filter(({ stack }) => !seen.has(stack));
    for (const { stack } of scope.changes) seen.add(stack);
    return { ...scope, changes: fresh };
  });
  const entries = [
    ...once.flatMap(({ changes }) => {
      const isPart = goesWithAnother(changes);
      return changes.map((change) => entryOf(change, isPart(change.stack, change.address), placeOf, wasProtected));
    }),
    ...unprotected(base.stacks, after, placeOf),
    ...vanishedEntries(tried, placeOf, wasProtected),
  ];
  const judged = once.map(rightsOf).map(withoutMakers(head));
  const outputs = unique(tried.flatMap((scope) => Object.entries(scope.outputs))).map(([stack, names]) => ({
    stack,
    outputs: names,
    readers: head.stacks.filter(({ dependsOn }) => dependsOn.includes(stack)).map(({ name }) => name),
  }));
  const changedStacks = new Set(entries.flatMap(({ stacks }) => stacks));
  const environments = new Map([...base.stacks, ...head.stacks].map((stack) => [stack.name, environmentOf(stack)]));
  return {
    base: base.name,
    head: head.name,
    entries: mergeEntries(entries, environments).sort(
      (a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity),
    ),
    rights: mergeRights(
      judged.flatMap(({ rights }) => rights),
      environments,
      placeOf,
    ),
    unjudged: [...new Set(judged.flatMap(({ unjudged }) => unjudged))].sort(),
    costs: costsOf(base.stacks, head.stacks),
    steps: stepsOf(base, head),
    waived: cameAndWent(waivedIn(base), waivedIn(head)),
    outputs,
    refused: unique(tried.flatMap((scope) => Object.entries(scope.refused))).map(([stack, why]) => ({ stack, why })),
    order: inDependencyOrder(head.stacks)
      .map(({ name }) => name)
      .filter((name) => changedStacks.has(name)),
    vanished: unique(tried.flatMap(({ scope }) => scope.vanished.map((stack) => [stack.name, stack] as const))).map(
      ([stack, { json }]) => ({ stack, resources: addresses(json).length }),
    ),
  };
}

/** Whoever deploys has every right on what it makes; that needs nobody's approval. */
function withoutMakers({ platform }: ReadSide) {
  const maker = platform?.account.deployer.applicationId;
  return ({ rights, ...rest }: Judged): Judged => ({
    ...rest,
    rights: rights.filter(({ grew, isNew, right }) => !(grew && isNew && right.who === maker)),
  });
}

/** The thing that it is part of is told already. */
const PART = { gravity: "change", why: "" } as const;

type PlaceOf = (stack: string, address: string) => Place[];
type WasProtected = (stack: string, address: string) => boolean;

function entryOf(change: Change, isPart: boolean, placeOf: PlaceOf, wasProtected: WasProtected): Entry {
  const { stack, address, type, action, from, createsFirst = false, isDrift = false } = change;
  return {
    stacks: [stack],
    address,
    type,
    action,
    ...(isPart ? PART : weigh(change)),
    places: placeOf(stack, from ?? address)
      .concat(from === undefined ? [] : placeOf(stack, address))
      .slice(0, 1),
    isProtected: (action === "delete" || action === "replace") && wasProtected(stack, address),
    isDrift,
    ...(from === undefined ? {} : { from }),
    createsFirst,
    // What they allow is told by itself.
    arguments: GIVING_TYPES.has(type)
      ? change.arguments.filter(({ path }) => !/polic(?:y|ies)/.test(path))
      : change.arguments,
  };
}

/** What stays, and is no longer kept from being destroyed. */
function unprotected(
  base: readonly EmittedStack[],
  after: ReadonlyMap<string, EmittedStack>,
  placeOf: PlaceOf,
): Entry[] {
  return base.flatMap(({ name, json }) => {
    const now = after.get(name);
    if (now === undefined) return [];
    const [still, there] = [protectedAddresses(now.json), new Set(addresses(now.json))];
    const lost = protectedAddresses(json).filter((address) => there.has(address) && !still.includes(address));
    return lost.map(
      (address): Entry => ({
        stacks: [name],
        address,
        type: address.slice(0, address.indexOf(".")),
        action: "unprotect",
        gravity: "protection",
        why: "Terraform no longer refuses to destroy it",
        places: placeOf(name, address),
        isProtected: false,
        isDrift: false,
        createsFirst: false,
        arguments: [],
      }),
    );
  });
}

/** Of stacks that are gone, what holds data or is known to others: it stays in the cloud, and nobody has it any more. */
function vanishedEntries(tried: readonly TriedScope[], placeOf: PlaceOf, wasProtected: WasProtected): Entry[] {
  const stacks = unique(tried.flatMap(({ scope }) => scope.vanished.map((stack) => [stack.name, stack] as const)));
  return stacks.flatMap(([stack, { json }]) =>
    addresses(json).flatMap((address): Entry[] => {
      const type = address.slice(0, address.indexOf("."));
      const { gravity } = weigh({
        stack,
        address,
        type,
        action: "delete",
        arguments: [],
        before: {},
        after: undefined,
      });
      return gravity === "change" || GOES_WITH.includes(type)
        ? []
        : [
            {
              stacks: [stack],
              address,
              type,
              action: "vanish",
              gravity,
              why: "its stack is no longer in the configuration: it stays in the cloud, and nothing plans or destroys it",
              places: placeOf(stack, address),
              isProtected: wasProtected(stack, address),
              isDrift: false,
              createsFirst: false,
              arguments: [],
            },
          ];
    }),
  );
}

const unique = <T>(entries: readonly (readonly [string, T])[]): [string, T][] => [...new Map(entries)];

function costsOf(base: readonly EmittedStack[], head: readonly EmittedStack[]): Cost[] {
  const environments = [...new Set([...base, ...head].map(environmentOf))].sort();
  return environments.flatMap((environment) => {
    const units = (stacks: readonly EmittedStack[]) =>
      billedUnits(stacks.filter((stack) => environmentOf(stack) === environment).map(({ json }) => json));
    const [was, is] = [units(base), units(head)];
    const names = [...new Set([...was, ...is].map(({ name }) => name))];
    return names.flatMap((name): Cost[] => {
      const [one, other] = [was.find((unit) => unit.name === name), is.find((unit) => unit.name === name)];
      const [before, after] = [one?.count ?? 0, other?.count ?? 0];
      const { per } = (other ?? one) as { readonly per: "hour" | "month" };
      return before === after ? [] : [{ environment: environment ?? "account", name, before, after, per }];
    });
  });
}

function stepsOf({ platform: before }: ReadSide, { platform: after }: ReadSide): Report["steps"] {
  if (before === undefined || after === undefined) return { come: [], go: [] };
  const [was, is] = [openSteps(before), openSteps(after)].map((steps) =>
    steps.map(({ id, title }) => `${title} (${id})`),
  );
  return cameAndWent(was ?? [], is ?? []);
}

function waivedIn({ platform, stacks }: ReadSide): string[] {
  if (platform === undefined) return [];
  return findingsOf(platform, stacks, stacks).flatMap(({ rule, stack, address, waivedBecause }) =>
    waivedBecause === undefined ? [] : [`${rule}: ${stack}: ${address}: ${waivedBecause}`],
  );
}

const cameAndWent = (was: readonly string[], is: readonly string[]) => ({
  come: is.filter((one) => !was.includes(one)),
  go: was.filter((one) => !is.includes(one)),
});
