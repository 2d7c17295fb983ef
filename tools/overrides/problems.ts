import { isDeepStrictEqual } from "node:util";
import { ACCOUNT_STACK } from "../../config/derive/stacks";
import type { Environment, Override, Platform } from "../../config/model";
import { edited } from "../../config/overrides/edit";
import { pathText, type Step, stepsOf } from "../../config/overrides/path";
import type { Problem } from "../../config/problem";
import type { Protects } from "../../config/schema/overrides";
import type { Arguments } from "../../emitted/resources";
import type { AppliedOverride, EmittedStack, ResourceJson } from "../../emitted/stacks";
import { factsOf } from "../simulate/facts";
import type { Block } from "../simulate/schema/model";
import { extraProblems } from "./extra";
import { type Found, find } from "./find";
import { faultsOf } from "./fits";
import { namedSchemas } from "./named-schemas";
import { weakens } from "./protects";
import { type Fault, type Schemas, schemasWith, shapeAt } from "./schema";

/** Overrides of one file, and the stacks that they are about. */
interface OfFile {
  readonly file: string;
  /** Name of the environment; none for the account. */
  readonly environment: string | undefined;
  readonly overrides: Readonly<Record<string, Override>>;
  readonly stacks: readonly EmittedStack[];
  /** The environment, with the resources that no setting makes; undefined for the account. */
  readonly resolved?: Environment;
}

/** Something wrong at a place below an override. */
interface Placed extends Fault {
  readonly path: readonly string[];
  /** A value that is emitted now is not what its schema says. */
  readonly distorts?: boolean;
}

/** What is wrong with overrides. */
export interface Unfit {
  readonly problems: readonly Problem[];
  /** Whether what is emitted has values that no schema allows, so that nobody can go by it. */
  readonly distorts: boolean;
}

/** One argument that an override changes. */
interface Change {
  readonly key: string;
  readonly path: readonly string[];
  readonly steps: readonly Step[];
  /** Undefined takes it out. */
  readonly to: unknown;
  /** What was done to the resource; undefined where nothing was. */
  readonly done: AppliedOverride | undefined;
  readonly found: Found;
}

/**
 * What is wrong with overrides, which shows only in what was made: that there is such a resource and argument, that the
 * value is of its type, that something changes, and that what protects data is named.
 * @param stacks those of the synthesis
 * @param selects stacks that are asked for
 * @param project folder of the project, where it names a file of schemas
 */
export function overrideProblems(
  platform: Platform,
  stacks: readonly EmittedStack[],
  selects: (stack: string) => boolean,
  project = ".",
): Unfit {
  const named = namedSchemas(platform.account.providers.schema, project);
  if ("message" in named) {
    const { message, fix } = named;
    const problem: Problem = { file: "config/account.ts", path: "providers.schema", message, fix, severity: "error" };
    return { problems: [problem], distorts: true };
  }
  const schemas = schemasWith(named);
  const found = filesOf(platform, stacks).flatMap((of) => {
    const isWanted = of.stacks.some(({ name }) => selects(name));
    const extra = of.resolved === undefined ? [] : extraProblems(of.resolved, stacks, schemas);
    return [
      ...problemsIn(of, schemas).map((placed) => ({ ...placed, in: "overrides" })),
      ...extra.map((placed) => ({ ...placed, in: "extraResources", distorts: true })),
    ].map((placed) => ({ ...placed, file: of.file, isWanted }));
  });
  return {
    problems: found
      .filter(({ isWanted }) => isWanted)
      .map(({ file, in: record, path, message, fix }) => ({
        file,
        path: [record, ...path].join("."),
        message,
        fix,
        severity: "error",
      })),
    distorts: found.some(({ distorts }) => distorts === true),
  };
}

function filesOf({ account, environments }: Platform, stacks: readonly EmittedStack[]): OfFile[] {
  return [
    {
      file: "config/account.ts",
      environment: undefined,
      overrides: account.overrides,
      stacks: stacks.filter(({ name }) => name === ACCOUNT_STACK),
    },
    ...environments
      .map((resolved) => ({ resolved, environment: resolved.name, overrides: resolved.overrides }))
      .map(({ resolved, environment, overrides }) => ({
        file: `config/environments/${environment}.ts`,
        environment,
        overrides,
        resolved,
        stacks: stacks.filter(({ json }) => json["//"]?.metadata.environment === environment),
      })),
  ];
}

function problemsIn({ overrides, stacks, environment }: OfFile, schemas: Schemas): Placed[] {
  const changes: Change[] = [];
  const problems = Object.entries(overrides).flatMap(([key, override]): Placed[] => {
    const found = find(override, stacks, environment);
    if ("message" in found) return [{ ...found, path: [key, ...found.path] }];
    const block = schemas.of(found.type);
    if (block === undefined) {
      const message = `no schema of ${found.type} is known, so nothing of it can be overridden`;
      return [{ path: [key], message, fix: "change it by a setting" }];
    }
    const own = changesOf(key, override, found);
    changes.push(...own);
    return ofOverride(override, own, found, block, override.needs !== undefined && !schemas.isNamed);
  });
  return [...problems, ...twice(changes)];
}

function changesOf(key: string, { set, remove }: Override, found: Found): Change[] {
  const applied = found.json["//"]?.metadata.overrides?.filter((one) => one.override === key) ?? [];
  const all = [
    ...Object.entries(set).map(([argument, to]) => ({ path: [key, "set", argument], argument, to })),
    ...remove.map((argument, index) => ({ path: [key, "remove", `${index}`], argument, to: undefined })),
  ];
  return all.map(({ path, argument, to }) => {
    const steps = stepsOf(argument);
    const done = applied.find((one) => one.argument === pathText(steps));
    return { key, path, steps, to, done, found };
  });
}

function ofOverride(
  { acknowledge }: Override,
  changes: readonly Change[],
  found: Found,
  block: Block,
  lenient: boolean,
): Placed[] {
  const faults = changes.flatMap((change) =>
    ofChange(change, block, lenient).map(
      (fault): Placed => ({ path: change.path, ...fault, distorts: change.done !== undefined }),
    ),
  );
  const needed = changes.flatMap((change) => weakened(change).map((word) => ({ ...change, word })));
  const [{ key } = { key: "" }] = changes;
  return [
    ...faults,
    ...needed
      .filter(({ word }) => !acknowledge.includes(word))
      .map(({ path, word, steps }) => ({
        path,
        message: `${pathText(steps)} of ${found.address} protects data (${word})`,
        fix: `use a setting, or add acknowledge: [${JSON.stringify(word)}] and say in the reason why nothing is lost`,
      })),
    // What is not applied would have said what it needs.
    ...(faults.length > 0 ? [] : acknowledge)
      .filter((word) => !needed.some((one) => one.word === word))
      .map((word) => ({
        path: [key, "acknowledge", `${acknowledge.indexOf(word)}`],
        message: `nothing that changes in ${found.address} protects data by ${word}`,
        fix: "remove it",
      })),
  ];
}

const names = (steps: readonly Step[]): string[] => steps.map(({ name }) => name);

/** @param lenient whether what is not known may be newer than what is */
function ofChange({ found, steps, to, done }: Change, block: Block, lenient: boolean): Fault[] {
  const shape = shapeAt(block, steps);
  if ("message" in shape) return lenient && shape.unknown === true ? [] : [shape];
  const at = pathText(steps);
  const facts = factsOf(found.type);
  const place = { shown: at, names: names(steps).join("."), facts, lenient };
  const unfit = to === undefined ? [] : faultsOf(shape, to, place);
  if (unfit.length > 0) return unfit;
  if (done === undefined) {
    const tried = edited(argumentsOf(found.json), steps, to);
    return "fault" in tried ? [tried.fault] : [];
  }
  if (done.from === undefined && to === undefined)
    return [{ message: `${at} is not set`, fix: "take it out of remove" }];
  if (isDeepStrictEqual(done.from, done.to)) {
    return [{ message: `${at} has that value already`, fix: "take it out of the override" }];
  }
  return names(steps).join(".") === "lifecycle.ignore_changes" ? notThere(to, block) : [];
}

/** Names in `ignore_changes` that are no arguments: Terraform refuses them. */
function notThere(ignored: unknown, block: Block): Fault[] {
  const all = Array.isArray(ignored) ? ignored.filter((name): name is string => typeof name === "string") : [];
  return all.flatMap((name) => {
    const shape = shapeAt(block, [{ name: name.split(/[.[]/, 1)[0] ?? "" }]);
    return "message" in shape ? [shape] : [];
  });
}

function weakened({ found: { type, json }, steps, done }: Change): readonly Protects[] {
  if (done === undefined) return [];
  const { from, to } = done;
  const held = [json.lifecycle ?? {}, (json["//"]?.metadata.overrides ?? []).map((one) => one.from)];
  const isKept = JSON.stringify(held).includes('"prevent_destroy":true');
  return weakens({ type, names: names(steps), from, to, isKept, facts: factsOf(type) });
}

/** Two overrides that change the same: which one would hold is anybody's guess. */
function twice(changes: readonly Change[]): Placed[] {
  return changes.flatMap((later, index) => {
    const place = pathText(later.steps);
    const earlier = changes.slice(0, index).find((one) => {
      const other = pathText(one.steps);
      const isInside = (inner: string, outer: string) => inner === outer || /^[.[]/.test(inner.slice(outer.length));
      const touches =
        (place.startsWith(other) && isInside(place, other)) || (other.startsWith(place) && isInside(other, place));
      return one.key !== later.key && one.found.path === later.found.path && touches;
    });
    if (earlier === undefined) return [];
    const message = `${place} of ${later.found.address} is changed by the override ${earlier.key} as well`;
    return [{ path: later.path, message, fix: "put both into one override" }];
  });
}

const argumentsOf = ({ "//": _, ...args }: ResourceJson): Arguments => args;
