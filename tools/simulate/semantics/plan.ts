import type { TypeFacts } from "../facts/facts";
import { volatileAttributes } from "../facts/volatile";
import { equal } from "../schema/equal";
import { type Block, typeOfBlock } from "../schema/model";
import type { ProviderName } from "../schema/packages";
import { at, type ObjectValue, UNKNOWN, type Value } from "../schema/value";
import type { Path } from "../wire/handler";
import { planObject } from "./merge-plan";
import { providerDefaults } from "./provider-defaults";
import { replacingPaths } from "./replace";

export interface PlanInput {
  readonly provider: ProviderName;
  /** Arguments of the provider block. */
  readonly providerConfig: ObjectValue;
  readonly type: string;
  readonly block: Block;
  readonly facts: TypeFacts | undefined;
  readonly prior: ObjectValue | null;
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
  readonly imported: boolean;
}

export interface Plan {
  readonly planned: ObjectValue;
  readonly requiresReplace: readonly Path[];
  readonly overridesConfig: boolean;
}

/** Plans a creation or an update, as far as the schema and the facts decide it. */
export function planResource(input: PlanInput): Plan {
  const { block, prior } = input;
  const first = merged(input, null);
  // Nothing to do: then nothing is unknown either.
  if (prior !== null && equal(first.planned, prior, typeOfBlock(block))) {
    return { planned: prior, requiresReplace: [], overridesConfig: first.overridesConfig };
  }
  const { planned, overridesConfig, replaces } = merged(input, UNKNOWN);
  if (prior === null) return { planned, requiresReplace: [], overridesConfig };
  const changing = asUnknown(block, planned, input.config, volatileAttributes(input.type));
  const scope = { facts: input.facts, prior, planned: changing, imported: input.imported };
  return {
    planned: changing,
    requiresReplace: [...replacingPaths(scope, block, input.config), ...movedDefaults(prior, changing, replaces)],
    overridesConfig,
  };
}

/** The arguments of a data source, with unknown values for everything that it is asked for. */
export function planData(
  provider: ProviderName,
  providerConfig: ObjectValue,
  block: Block,
  config: ObjectValue,
): ObjectValue {
  const forms = { prior: null, proposed: config, config };
  return merged({ provider, providerConfig, block, facts: undefined, ...forms }, UNKNOWN).planned;
}

/** Makes computed attributes unknown that nobody has configured. */
export function asUnknown(
  block: Block,
  planned: ObjectValue,
  config: ObjectValue,
  names: readonly string[],
): ObjectValue {
  const open = names.filter((name) => block.attributes.get(name)?.computed === true && at(config, name) === null);
  return { ...planned, ...Object.fromEntries(open.map((name) => [name, UNKNOWN])) };
}

function merged(input: Omit<PlanInput, "type" | "imported">, open: null | typeof UNKNOWN) {
  const { block, facts, prior, proposed, config } = input;
  const notes = { overridesConfig: false };
  const planned = planObject({ facts, open, notes }, block, { prior, proposed, config });
  const defaults = providerDefaults(input.provider, block, input.providerConfig, config);
  const known = Object.entries(defaults.values).filter(([name, value]) => value !== null && at(config, name) === null);
  return {
    planned: { ...planned, ...Object.fromEntries<Value>(known) },
    overridesConfig: notes.overridesConfig,
    replaces: defaults.replaces,
  };
}

function movedDefaults(prior: ObjectValue, planned: ObjectValue, names: readonly string[]): Path[] {
  return names
    .filter((name) => at(prior, name) !== null && at(prior, name) !== at(planned, name))
    .map((name) => [{ attribute: name }]);
}
