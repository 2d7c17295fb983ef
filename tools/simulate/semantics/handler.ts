import { factsOf } from "../facts";
import { lostOnUpdate } from "../facts/steering";
import { keepsWhatIsEmpty } from "../facts/unread";
import { equal } from "../schema/equal";
import { type Block, type ProviderSchema, typeOfBlock } from "../schema/model";
import type { ProviderName } from "../schema/packages";
import { at, isUnknown, type ObjectValue, type Value } from "../schema/value";
import type {
  ApplyRequest,
  Diagnostic,
  PlanRequest,
  PlanResult,
  PrivateData,
  ProviderHandler,
  ProviderInstance,
  StateResult,
} from "../wire/handler";
import type { Clock } from "./clock";
import { type Cloud, type CloudContext, type Existing, isRefused, type Refused, type Stored } from "./cloud";
import { contextOf } from "./context";
import { placesOf } from "./places";
import { asUnknown, planData, planResource } from "./plan";
import { refusalDiagnostic } from "./refusal";
import { answer, conform, settle } from "./settle";
import { validateConfig } from "./validate";

export interface HandlerOptions {
  readonly provider: ProviderName;
  readonly schema: ProviderSchema;
  readonly cloud: Cloud;
  readonly clock: Clock;
}

/** A provider that plans by schema and facts, and leaves the rest to a cloud. */
export function createHandler({ provider, schema, cloud, clock }: HandlerOptions): ProviderHandler {
  const context = (instance: ProviderInstance) => contextOf(provider, instance, clock);
  const resource = (type: string) => blockOf(schema.resources, type);

  async function plan(instance: ProviderInstance, request: PlanRequest): Promise<PlanResult> {
    const { type, prior, proposed, config } = request;
    if (proposed === null || config === null) {
      return { planned: null, requiresReplace: [], private: request.private, overridesConfig: false, diagnostics: [] };
    }
    const block = resource(type);
    const { planned, requiresReplace, overridesConfig } = planResource({
      provider,
      providerConfig: instance.config ?? {},
      type,
      block,
      facts: factsOf(type),
      prior,
      proposed,
      config,
      imported: request.private.imported === true,
    });
    const unchanged = planned === prior;
    const action = prior === null ? "create" : requiresReplace.length > 0 ? "replace" : "update";
    const change = { type, schema: block, action, prior, planned, config } as const;
    const advice = unchanged ? {} : ((await cloud.plan?.(context(instance), change)) ?? {});
    return {
      planned: prior === null ? planned : asUnknown(block, planned, config, advice.unknown ?? []),
      requiresReplace,
      // Also where something is created: when that replaces an object, Terraform deletes with what is planned here.
      private: request.private,
      overridesConfig,
      diagnostics: (advice.refusals ?? []).map(refusalDiagnostic),
    };
  }

  async function create(caller: CloudContext, request: ApplyRequest, planned: ObjectValue): Promise<StateResult> {
    const { type, config } = request;
    const block = resource(type);
    const outcome = await cloud.create(caller, { type, schema: block, planned, config: config ?? planned });
    const stored = isRefused(outcome) ? outcome.exists : outcome;
    return {
      state: stored ? settle(planned, stored.object) : null,
      private: stored ? { key: stored.key } : {},
      diagnostics: refusals(outcome),
    };
  }

  async function update(
    caller: CloudContext,
    request: ApplyRequest,
    prior: ObjectValue,
    planned: ObjectValue,
  ): Promise<StateResult> {
    const { type, config } = request;
    const existing = existingOf(type, prior, request.private);
    const failed = failedChanges(type, existing.schema, prior, planned);
    if (failed.length > 0) return { state: prior, private: request.private, diagnostics: failed };
    const lost = lostOnUpdate(type, factsOf(type)?.notSentOnUpdate ?? []);
    const outcome = await cloud.update(caller, {
      ...existing,
      planned: { ...planned, ...Object.fromEntries(lost.map((name) => [name, at(prior, name)])) },
      config: config ?? planned,
      changed: changedNames(existing.schema, prior, planned),
    });
    if (isRefused(outcome)) {
      const state = factsOf(type)?.olderSdk === true ? asIfDone(existing.schema, prior, planned) : prior;
      return { state, private: request.private, diagnostics: refusals(outcome) };
    }
    return { state: settle(planned, outcome), private: { key: existing.key }, diagnostics: [] };
  }

  async function remove(caller: CloudContext, request: ApplyRequest, prior: ObjectValue): Promise<StateResult> {
    const outcome = await cloud.delete(caller, existingOf(request.type, prior, request.private));
    if (outcome === undefined) return { state: null, private: {}, diagnostics: [] };
    return { state: prior, private: request.private, diagnostics: refusals(outcome) };
  }

  function existingOf(type: string, state: ObjectValue, data: PrivateData): Existing {
    const key = typeof data.key === "string" ? data.key : String(at(state, "id") ?? "");
    return { type, schema: resource(type), key, state };
  }

  return {
    schema,
    validateConfig: () => [],
    validateDataSource: () => [],
    validateResource: (type, config) => validateConfig(resource(type), factsOf(type), config),
    upgradeState: (_type, _version, state) => state,
    stop: (instance) => cloud.stop?.(context(instance)),
    plan,

    async configure(instance) {
      return ((await cloud.configure?.(context(instance))) ?? []).map(refusalDiagnostic);
    },

    async read(instance, { type, state, private: data }) {
      const existing = existingOf(type, state, data);
      const outcome = await cloud.read(context(instance), existing);
      if (outcome === undefined) return { state: null, private: {}, diagnostics: [] };
      if (isRefused(outcome)) return { state, private: data, diagnostics: refusals(outcome) };
      // Timeouts are Terraform's own; no service knows of them.
      const found = { ...outcome, ...("timeouts" in state ? { timeouts: at(state, "timeouts") } : {}) };
      const read = conform(existing.schema, found);
      return {
        state: keepsWhatIsEmpty(type) ? overEmpty(existing.schema, state, read) : read,
        private: data,
        diagnostics: [],
      };
    },

    async apply(instance, request) {
      const caller = context(instance);
      const { prior, planned } = request;
      if (planned !== null) {
        return prior === null ? create(caller, request, planned) : update(caller, request, prior, planned);
      }
      return prior === null ? { state: null, private: {}, diagnostics: [] } : remove(caller, request, prior);
    },

    async importState(instance, { type, id }): Promise<StateResult> {
      const schema = resource(type);
      const outcome = await cloud.import(context(instance), { type, schema, id });
      if (outcome === undefined) {
        const detail = `There is no ${type} with the import id "${id}".`;
        return { state: null, private: {}, diagnostics: [error("Cannot import a non-existent object", detail)] };
      }
      if (isRefused(outcome)) return { state: null, private: {}, diagnostics: refusals(outcome) };
      return {
        state: conform(schema, outcome.object),
        private: { key: outcome.key, imported: true },
        diagnostics: [],
      };
    },

    async readDataSource(instance, { type, config }) {
      const block = blockOf(schema.dataSources, type);
      const planned = planData(provider, instance.config ?? {}, block, config);
      const outcome = await cloud.readData(context(instance), { type, schema: block, config, planned });
      if (isRefused(outcome)) return { state: null, diagnostics: refusals(outcome) };
      return { state: answer(block, config, outcome), diagnostics: [] };
    },
  };
}

/**
 * What the older SDK leaves in the state where an update was refused: the plan, as if it had been done. Most reads put
 * that right. Source: terraform-plugin-sdk 2, `schema.Resource.Apply`, and `ResourceData.Partial`, which few providers call.
 */
function asIfDone(block: Block, prior: ObjectValue, planned: ObjectValue): ObjectValue {
  return conform(block, settle(planned, prior));
}

/** What was read, with arguments of the state where there was nothing to read. */
function overEmpty(block: Block, state: ObjectValue, read: ObjectValue): ObjectValue {
  const kept = [...block.attributes.values()].filter(({ name, optional }) => optional && at(read, name) === null);
  return { ...read, ...Object.fromEntries(kept.map(({ name }) => [name, at(state, name)])) };
}

/** Changes of arguments of a type that has no update: the provider plans them, and then cannot make them. */
function failedChanges(type: string, block: Block, prior: ObjectValue, planned: ObjectValue): Diagnostic[] {
  const changed = (factsOf(type)?.changeFails ?? []).filter((dotted) => {
    const values = (object: ObjectValue): readonly Value[] => placesOf(block, object, dotted).map(({ value }) => value);
    const after = values(planned);
    return !after.some(isUnknown) && !equal(values(prior), after, "dynamic");
  });
  return changed.map((dotted) => {
    const detail = `${type} has no update, so a change of ${dotted} is planned in place and fails. Replace the resource.`;
    return error("The resource doesn't support update", detail);
  });
}

function changedNames(block: Block, prior: ObjectValue, planned: ObjectValue): string[] {
  const type = typeOfBlock(block);
  const members = typeof type === "object" && type[0] === "object" ? Object.entries(type[1]) : [];
  return members.filter(([name, member]) => !equal(at(prior, name), at(planned, name), member)).map(([name]) => name);
}

function blockOf(blocks: ReadonlyMap<string, Block>, type: string): Block {
  const block = blocks.get(type);
  if (!block) throw new Error(`the simulated provider was started without the type ${type}`);
  return block;
}

function refusals(outcome: Refused | Stored): Diagnostic[] {
  return isRefused(outcome) ? [refusalDiagnostic(outcome.refused)] : [];
}

function error(summary: string, detail: string): Diagnostic {
  return { severity: "error", summary, detail };
}
