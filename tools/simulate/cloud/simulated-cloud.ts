import { at, isArray, isObject, isUnknown, type ObjectValue, UNKNOWN, type Value } from "../schema/value";
import {
  type Cloud,
  type CloudContext,
  type CreateRequest,
  type DataRequest,
  type Existing,
  type ImportRequest,
  isRefused,
  type PlanAdvice,
  type PlannedChange,
  type Refusal,
  type Refused,
  type Stored,
  type UpdateRequest,
} from "../semantics/cloud";
import { complete, fingerprint } from "../semantics/placeholders";
import { computedValues, revisedValues } from "./computed";
import { dataSource } from "./data-sources";
import { effectsOf } from "./effects";
import type { Happened } from "./effects/effects";
import { importedId, importIds } from "./imports";
import { partsOf } from "./parts";
import type { Published } from "./published";
import type { Operation, Rule, RuleRequest } from "./rule";
import { RULES } from "./rules";
import { knownOf } from "./services";
import type { CloudObject, Store } from "./store";
import { timelineOf } from "./timeline";
import { isNear, whereabouts } from "./whereabouts";

/** AWS, Databricks and the passing of time, as far as Terraform can tell. */
export class SimulatedCloud implements Cloud {
  constructor(
    readonly store: Store,
    private readonly published: Published,
    private readonly rules: readonly Rule[] = RULES,
  ) {}

  configure(context: CloudContext): readonly Refusal[] {
    return this.refusals({ ...this.request("configure", context, ""), config: context.config });
  }

  plan(context: CloudContext, { type, planned, config }: PlannedChange): PlanAdvice {
    return { refusals: this.refusals({ ...this.request("plan", context, type), planned, config }) };
  }

  create(context: CloudContext, { type, schema, planned, config }: CreateRequest): Stored | Refused | Promise<Stored> {
    const refused = this.refused({ ...this.request("create", context, type), planned, config });
    if (refused) return refused;

    const { published, store } = this;
    const key = store.newKey(type);
    const seed = this.seedOf(type, planned);
    const values = computedValues({ type, planned, config, context, published, store, seed });
    const attributes = this.withAdded(type, complete(schema, planned, values, seed));
    const object = this.stored(context, { key, seed, type, attributes });
    store.put(object);
    for (const effects of effectsOf(type)) effects.created?.(this.happened(context, object));
    const answer = this.shown(store.get(key) ?? object, planned) ?? attributes;
    return this.after(context, object, "create", { key, object: answer });
  }

  read(context: CloudContext, existing: Existing): ObjectValue | undefined {
    timelineOf(context.clock).touch();
    const found = this.find(existing);
    return found && this.shown(found, existing.state);
  }

  update(context: CloudContext, request: UpdateRequest): ObjectValue | Refused {
    const { type, schema, planned, config, changed, state } = request;
    const existing = this.find(request);
    if (!existing) return gone(type, request.key);
    const refused = this.refused({ ...this.request("update", context, type), existing, planned, config, changed });
    if (refused) return refused;

    const known = { ...state, ...existing.attributes };
    const revised = revisedValues({ type, planned, existing: known, context });
    const attributes = this.withAdded(type, complete(schema, planned, { ...known, ...revised }, existing.seed));
    const object = { ...existing, attributes, changedAt: context.clock.now() };
    this.store.put(object);
    for (const effects of effectsOf(type)) effects.updated?.({ ...this.happened(context, object), before: existing });
    return this.shown(this.store.get(existing.key) ?? object, planned) ?? attributes;
  }

  delete(context: CloudContext, request: Existing): undefined | Refused | Promise<undefined> {
    const existing = this.find(request);
    if (!existing) return undefined;
    const refused = this.refused({ ...this.request("delete", context, request.type), existing });
    if (refused) return refused;
    this.remove(context, existing);
    return this.after(context, existing, "delete", undefined);
  }

  import(context: CloudContext, { type, id: text }: ImportRequest): Stored | undefined {
    const { id, region } = importedId(context, text);
    const here = whereabouts(context, { region });
    const found = this.store
      .ofType(type)
      .find((object) => isNear(object, here, "place") && importIds(object).includes(id));
    const object = found && this.shown(found, {});
    return object && { key: found.key, object };
  }

  readData(context: CloudContext, { type, schema, config }: DataRequest): ObjectValue | Refused {
    const found = dataSource({ type, schema, config, context, published: this.published, store: this.store });
    if (isRefused(found)) return found;
    // What the data source does not say is a stand-in of the right type.
    const asked = Object.fromEntries(
      [...schema.attributes.values()].map(({ name, computed }) => [
        name,
        at(config, name) === null && computed ? UNKNOWN : at(config, name),
      ]),
    );
    // A block that nobody has written is part of the answer: `metastore_info`.
    const answered = [...schema.blocks.keys()].filter((name) => isEmpty(at(config, name)) && !isEmpty(at(found, name)));
    const blocks = Object.fromEntries(answered.map((name) => [name, at(found, name)]));
    return complete(schema, { ...config, ...asked, ...blocks }, found, fingerprint([type, config]));
  }

  /**
   * An object by its key. Terraform forgets the key of an object whose creation failed half-way, and of all that was
   * being changed when a provider died; then its id stands for it, as it does for a real provider.
   */
  private find({ type, key, state }: Existing): CloudObject | undefined {
    const known = this.store.get(key);
    if (known || key !== at(state, "id")) return known;
    const alike = this.store.ofType(type).filter(({ attributes }) => at(attributes, "id") === key);
    // Ids are not unique everywhere: those of sleeps are points in time.
    const print = fingerprint(state);
    return alike.find(({ attributes }) => fingerprint(attributes) === print) ?? alike[0];
  }

  private withAdded(type: string, attributes: ObjectValue): ObjectValue {
    return knownOf(type).adds?.(attributes, this.store) ?? attributes;
  }

  private shown({ type, attributes }: CloudObject, state: ObjectValue): ObjectValue | undefined {
    const { shows } = knownOf(type);
    return shows === undefined ? attributes : shows(attributes, { state, store: this.store });
  }

  private request(operation: Operation, context: CloudContext, type: string): RuleRequest {
    const { published, store } = this;
    timelineOf(context.clock).touch();
    return {
      operation,
      context,
      published,
      store,
      type,
      existing: undefined,
      planned: null,
      config: null,
      changed: [],
    };
  }

  private happened(context: CloudContext, object: CloudObject): Happened {
    return { object, context, store: this.store, published: this.published };
  }

  private refused(request: RuleRequest): Refused | undefined {
    const [refused] = this.refusals(request);
    return refused && { refused };
  }

  private refusals(request: RuleRequest): Refusal[] {
    return this.rules
      .filter(
        ({ types, operations }) =>
          (types === "*" || types.includes(request.type)) && operations.includes(request.operation),
      )
      .flatMap((rule) => {
        const refusal = rule.refuses(request);
        return refusal ? [{ rule: rule.id, ...refusal }] : [];
      });
  }

  /** What takes long is done at once in the cloud; only the answer comes when its time has passed. */
  private after<T>(
    context: CloudContext,
    object: CloudObject,
    operation: "create" | "delete",
    answer: T,
  ): T | Promise<T> {
    const takes = Math.max(0, ...effectsOf(object.type).map((effects) => effects.takes?.(object, operation) ?? 0));
    if (takes === 0) return answer;
    return timelineOf(context.clock)
      .sleep(takes)
      .then(() => answer);
  }

  /** Takes an object away with everything that goes with it. */
  private remove(context: CloudContext, object: CloudObject): void {
    const parts = partsOf(this.store, object);
    this.store.remove(object.key);
    for (const effects of effectsOf(object.type)) effects.deleted?.(this.happened(context, object));
    for (const part of parts) if (this.store.get(part.key)) this.remove(context, part);
  }

  /** The same for the same object in every run. */
  private seedOf(type: string, planned: ObjectValue): string {
    return this.store.newSeed(fingerprint([type, known(planned)]));
  }

  private stored(
    context: CloudContext,
    object: Pick<CloudObject, "key" | "seed" | "type" | "attributes">,
  ): CloudObject {
    const now = context.clock.now();
    return {
      ...object,
      provider: context.provider,
      ...whereabouts(context, object.attributes),
      createdAt: now,
      changedAt: now,
      madeByService: false,
    };
  }
}

function gone(type: string, key: string): Refused {
  return {
    refused: {
      rule: "object-is-gone",
      summary: "NotFound",
      detail: `${type} ${key} does not exist any more`,
      fix: "run the plan again: it will create the object",
    },
  };
}

function isEmpty(value: Value): boolean {
  return value === null || (isArray(value) && value.length === 0);
}

/** Only what is known, for a seed that does not change when an unknown value becomes known. */
function known(value: Value): Value {
  if (isUnknown(value)) return null;
  if (Array.isArray(value)) return value.map(known);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, known(inner)]));
}
