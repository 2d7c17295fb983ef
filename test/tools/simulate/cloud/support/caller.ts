import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { PACKAGES } from "../../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../../tools/simulate/schema/provider-schema";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { type CloudContext, isRefused, type Refusal } from "../../../../../tools/simulate/semantics/cloud";
import { planData } from "../../../../../tools/simulate/semantics/plan";
import { aws } from "./world";

/** Calls a simulated cloud as the provider does, without Terraform and without a plan of its own. */
export class Caller {
  constructor(
    readonly context: CloudContext = aws(),
    readonly cloud: SimulatedCloud = new SimulatedCloud(new Store(), PUBLISHED),
  ) {}

  get store(): Store {
    return this.cloud.store;
  }

  /** Creates an object; throws what is refused. */
  make(type: string, config: ObjectValue): Made {
    const outcome = atOnce(this.cloud.create(this.context, this.request(type, config)));
    if (isRefused(outcome)) throw new Error(`${outcome.refused.rule}: ${outcome.refused.detail}`);
    return { type, key: outcome.key, attributes: outcome.object };
  }

  /** Why an object is not created; undefined where it is. */
  refusal(type: string, config: ObjectValue): Refusal | undefined {
    const outcome = atOnce(this.cloud.create(this.context, this.request(type, config)));
    return isRefused(outcome) ? outcome.refused : undefined;
  }

  change(made: Made, changes: ObjectValue): ObjectValue {
    const planned = { ...made.attributes, ...changes };
    const request = { ...this.existing(made), planned, config: planned, changed: Object.keys(changes) };
    const outcome = this.cloud.update(this.context, request);
    if (isRefused(outcome)) throw new Error(outcome.refused.detail);
    return outcome;
  }

  /** Deletes an object; why not, if it is refused. */
  remove(made: Made): Refusal | undefined {
    return atOnce(this.cloud.delete(this.context, this.existing(made)))?.refused;
  }

  read(made: Made): ObjectValue | undefined {
    return this.cloud.read(this.context, this.existing(made));
  }

  data(type: string, config: ObjectValue = {}): ObjectValue {
    const schema = typeSchema(PACKAGES[this.context.provider], "data", type);
    const planned = planData(this.context.provider, this.context.config, schema, config);
    const outcome = this.cloud.readData(this.context, { type, schema, config, planned });
    if (isRefused(outcome)) throw new Error(`${String(outcome.refused.rule)}: ${String(outcome.refused.detail)}`);
    return outcome as ObjectValue;
  }

  private existing({ type, key, attributes }: Made) {
    return { type, schema: typeSchema(PACKAGES[this.context.provider], "resource", type), key, state: attributes };
  }

  private request(type: string, config: ObjectValue) {
    const { provider } = this.context;
    const schema = typeSchema(PACKAGES[provider], "resource", type);
    return { type, schema, planned: planData(provider, this.context.config, schema, config), config };
  }
}

/** An object that a caller has made. */
export interface Made {
  readonly type: string;
  readonly key: string;
  readonly attributes: ObjectValue;
}

/** An answer that comes at once. What takes its time, a sleep or a workspace, needs the clock to pass. */
function atOnce<T>(answer: T): Exclude<T, Promise<unknown>> {
  if (answer instanceof Promise) throw new Error("the answer takes its time");
  return answer as Exclude<T, Promise<unknown>>;
}
