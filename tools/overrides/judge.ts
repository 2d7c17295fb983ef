import { isDeepStrictEqual } from "node:util";
import type { Override } from "../../config/model";
import { edited } from "../../config/overrides/edit";
import { pathText, type Step } from "../../config/overrides/path";
import type { Protects } from "../../config/schema/overrides";
import type { Arguments } from "../../emitted/resources";
import type { ResourceJson } from "../../emitted/stacks";
import { factsOf } from "../simulate/facts";
import type { Block } from "../simulate/schema/model";
import type { Change, Placed } from "./changes";
import type { Found } from "./find";
import { faultsOf } from "./fits";
import { weakens } from "./protects";
import { type Fault, shapeAt } from "./schema";

/**
 * What is wrong with one override of a resource that is there.
 * @param lenient whether what is not known may be newer than what is
 */
export function faultsOfOverride(
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

const NOT_APPLIED: Fault = {
  message: "is not applied, although the resource is there",
  fix: "name the resource by its construct, which npm run where prints",
};

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
    // What could be applied and was not would be lost without a word.
    return ["fault" in tried ? tried.fault : NOT_APPLIED];
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

const argumentsOf = ({ "//": _, ...args }: ResourceJson): Arguments => args;
