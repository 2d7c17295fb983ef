import type { Operation, Rule, RuleRequest } from "../../../../../tools/simulate/cloud/rule";
import { type CloudObject, Store } from "../../../../../tools/simulate/cloud/store";
import { whereabouts } from "../../../../../tools/simulate/cloud/whereabouts";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Clock } from "../../../../../tools/simulate/semantics/clock";
import type { CloudContext, Refusal } from "../../../../../tools/simulate/semantics/cloud";

export const ACCOUNT = "111111111111";
export const REGION = "eu-west-1";

/** A caller of AWS. */
export function aws(region = REGION, account = ACCOUNT, config: ObjectValue = {}): CloudContext {
  const provider = { region, allowed_account_ids: [account], ...config };
  return {
    provider: "aws",
    instance: { peer: "test", config: provider },
    config: provider,
    region,
    host: undefined,
    accountId: account,
    level: undefined,
    clock: new Clock(),
  };
}

/** A simulated cloud with objects in it, and questions to single rules. */
export class World {
  readonly store = new Store();

  constructor(readonly context: CloudContext = aws()) {}

  /** Puts an object into the cloud, as if it had been made by this world's caller. */
  has(type: string, attributes: ObjectValue, more: Partial<CloudObject> = {}): CloudObject {
    const { context } = this;
    const regional = this.regional();
    const object: CloudObject = {
      key: this.store.newKey(type),
      seed: this.store.newSeed(type),
      provider: context.provider,
      type,
      ...whereabouts(context, { ...regional, ...attributes }),
      createdAt: context.clock.now(),
      changedAt: context.clock.now(),
      madeByService: false,
      attributes: { ...regional, ...attributes },
      ...more,
    };
    this.store.put(object);
    return object;
  }

  create(rule: Rule, type: string, planned: ObjectValue): Answer {
    return this.ask(rule, "create", type, { planned, config: planned });
  }

  /** Changes some attributes of an object. */
  update(rule: Rule, existing: CloudObject, changes: ObjectValue): Answer {
    const planned = { ...existing.attributes, ...changes };
    const changed = Object.keys(changes);
    return this.ask(rule, "update", existing.type, { existing, planned, config: planned, changed });
  }

  delete(rule: Rule, existing: CloudObject): Answer {
    return this.ask(rule, "delete", existing.type, { existing });
  }

  configure(rule: Rule): Answer {
    return this.ask(rule, "configure", "", { config: this.context.config });
  }

  /** Nearly every type of AWS says its region; a test of one that does not sets it to null. */
  private regional(): ObjectValue {
    return this.context.provider === "aws" ? { region: this.context.region ?? null } : {};
  }

  private ask(rule: Rule, operation: Operation, type: string, request: Partial<RuleRequest>): Answer {
    const { store, context } = this;
    const looksAt = rule.types === "*" || type === "" || rule.types.includes(type);
    if (!looksAt || !rule.operations.includes(operation))
      throw new Error(`${rule.id} does not look at ${operation} ${type}`);
    const nothing = { existing: undefined, planned: null, config: null, changed: [] };
    const planned = request.planned ? { ...this.regional(), ...request.planned } : null;
    return rule.refuses({ operation, context, published: PUBLISHED, store, type, ...nothing, ...request, planned });
  }
}

/** What a rule says: undefined is yes. */
export type Answer = Omit<Refusal, "rule"> | undefined;
