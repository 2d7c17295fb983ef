import type { RecordFile } from "../../../config/record/file";
import { addresses, type EmittedStack, inDependencyOrder } from "../../../emitted/stacks";
import { protectedAddresses } from "../../simulate/command/protection";
import { phasesOf, phaseText } from "../../synth/phases";
import { environmentOf } from "../plan/due";
import type { TriedScope } from "../plan/try";
import { type Judged, rightsOf } from "../privileges/compare";
import type { Places } from "../sides/places";
import type { ReadSide } from "../sides/side";
import { acknowledgedBy, withWord } from "./acknowledged";
import { costsOf, overriddenOf, stepsOf, waivedOf } from "./beside";
import { entriesOf, type Knowledge } from "./entries";
import { insideOf } from "./inside";
import { leavingBy, withLeaving } from "./leaving";
import { leftBehind, unprotected } from "./left";
import { byGravity, mergeEntries, mergeRights, type Owners } from "./merge";
import type { Report } from "./report";

export interface Compared {
  readonly base: ReadSide;
  readonly head: ReadSide;
  readonly tried: readonly TriedScope[];
  readonly places: { readonly base: Places; readonly head: Places };
  /** What is recorded of what is deployed. Default: nothing. */
  readonly records?: readonly RecordFile[];
}

/** Everything that a reviewer is told, of what was tried in the simulation. */
export function assemble({ base, head, tried, places, records = [] }: Compared): Report {
  const before = new Map(base.stacks.map((stack) => [stack.name, stack]));
  const after = new Map(head.stacks.map((stack) => [stack.name, stack]));
  const known: Knowledge = {
    places: (stack, address) => {
      const [now, then] = [after.get(stack), before.get(stack)];
      const found = (now && places.head(now.json, address)) ?? (then && places.base(then.json, address));
      return found === undefined ? [] : [found];
    },
    isProtected: (stack, address) => {
      const then = before.get(stack);
      return then !== undefined && protectedAddresses(then.json).includes(address);
    },
    inside: (stack, address) => {
      const then = before.get(stack);
      return then === undefined ? [] : insideOf(then.json, address);
    },
  };
  const vanished = unique(tried.flatMap(({ scope }) => scope.vanished.map((stack) => [stack.name, stack] as const)));
  const once = eachStackOnce(tried);
  const entries = [
    ...once.flatMap(({ changes }) => entriesOf(changes, known)),
    ...unprotected(base.stacks, after, known),
    ...leftBehind(
      vanished.map(([, stack]) => stack),
      known,
    ),
  ];
  const judged = once.map((scope) => withoutMakers(head, rightsOf(scope)));
  const changedStacks = new Set(entries.flatMap(({ stacks }) => stacks));
  const owners = ownersOf(base, head);
  const acknowledged = acknowledgedBy(head.platform, owners);
  const leaving = leavingBy(head.platform, [...base.stacks, ...head.stacks]);
  return {
    base: base.name,
    head: head.name,
    entries: byGravity(mergeEntries(entries, owners)).map((entry) =>
      withLeaving(withWord(entry, acknowledged), leaving),
    ),
    rights: mergeRights(
      judged.flatMap(({ rights }) => rights),
      owners,
      known.places,
    ).map((right) => {
      const reason = acknowledged(right);
      return reason === undefined ? right : { ...right, acknowledged: reason };
    }),
    unjudged: [...new Set(judged.flatMap(({ unjudged }) => unjudged))].sort(),
    costs: costsOf(base.stacks, head.stacks),
    steps: stepsOf(base, head),
    waived: waivedOf(base, head),
    overridden: overriddenOf(base, head),
    outputs: unique(tried.flatMap((scope) => Object.entries(scope.outputs))).map(([stack, outputs]) => ({
      stack,
      outputs,
      readers: readersOf(stack, head.stacks),
    })),
    refused: unique(tried.flatMap((scope) => Object.entries(scope.refused))).map(([stack, why]) => ({ stack, why })),
    order: inDependencyOrder(head.stacks)
      .map(({ name }) => name)
      .filter((name) => changedStacks.has(name)),
    phases: phasesIn(head, tried, records),
    vanished: vanished.map(([stack, { json }]) => ({ stack, resources: addresses(json).length })),
  };
}

/** What takes several deployments, of environments in which something changes. */
function phasesIn(
  { platform, stacks }: ReadSide,
  tried: readonly TriedScope[],
  records: readonly RecordFile[],
): Report["phases"] {
  if (platform === undefined) return [];
  const changed = tried.filter(({ changes, scope }) => changes.length > 0 || scope.vanished.length > 0);
  const names = new Set(changed.map(({ scope }) => scope.environment));
  return phasesOf(
    platform,
    stacks.map(({ name }) => name),
    records,
  )
    .filter(({ environment }) => names.has(environment))
    .map(({ environment, phases, last }) => ({
      environment,
      steps: [...phases.map(phaseText), last],
    }));
}

/** The environment of every stack. */
function ownersOf(...sides: readonly ReadSide[]): Owners {
  return new Map(
    sides.flatMap(({ stacks, platform }) =>
      stacks.map((stack) => {
        const name = environmentOf(stack);
        const accountId = platform?.environments.find((one) => one.name === name)?.awsAccountId;
        return [stack.name, name === undefined ? undefined : { name, accountId }] as const;
      }),
    ),
  );
}

/** The account's stack is tried with every environment that reads it, and told of with the first. */
function eachStackOnce(tried: readonly TriedScope[]): TriedScope[] {
  const told = new Set<string>();
  return tried.map((scope) => {
    const isNew = (stack: string) => !told.has(stack);
    const fresh = <T>(side: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(side).filter(([stack]) => isNew(stack)));
    const once = {
      ...scope,
      changes: scope.changes.filter(({ stack }) => isNew(stack)),
      before: fresh(scope.before),
      after: fresh(scope.after),
    };
    for (const { stack } of scope.changes) told.add(stack);
    return once;
  });
}

/** Whoever deploys has every right on what it makes; that needs nobody's approval. */
function withoutMakers({ platform }: ReadSide, { rights, ...rest }: Judged): Judged {
  const maker = platform?.account.deployer.applicationId;
  return { ...rest, rights: rights.filter(({ grew, isNew, right }) => !(grew && isNew && right.who === maker)) };
}

const readersOf = (name: string, stacks: readonly EmittedStack[]): string[] =>
  stacks.filter(({ dependsOn }) => dependsOn.includes(name)).map((stack) => stack.name);

const unique = <T>(entries: readonly (readonly [string, T])[]): [string, T][] => [...new Map(entries)];
