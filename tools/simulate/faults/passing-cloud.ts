import type { ObjectValue } from "../schema/value";
import type {
  Cloud,
  CloudContext,
  CreateRequest,
  DataRequest,
  Existing,
  ImportRequest,
  PlanAdvice,
  PlannedChange,
  Refusal,
  Refused,
  Stored,
  UpdateRequest,
} from "../semantics/cloud";

export type Awaitable<T> = T | Promise<T>;

/** Hands every call on to another cloud, which can be exchanged while the providers run. */
export class PassingCloud implements Cloud {
  constructor(protected cloud: Cloud) {}

  exchange(cloud: Cloud): void {
    this.cloud = cloud;
  }

  configure(context: CloudContext): Awaitable<readonly Refusal[]> {
    return this.cloud.configure?.(context) ?? [];
  }

  plan(context: CloudContext, change: PlannedChange): Awaitable<PlanAdvice> {
    return this.cloud.plan?.(context, change) ?? {};
  }

  create(context: CloudContext, request: CreateRequest): Awaitable<Stored | Refused> {
    return this.cloud.create(context, request);
  }

  read(context: CloudContext, existing: Existing): Awaitable<ObjectValue | undefined | Refused> {
    return this.cloud.read(context, existing);
  }

  update(context: CloudContext, request: UpdateRequest): Awaitable<ObjectValue | Refused> {
    return this.cloud.update(context, request);
  }

  delete(context: CloudContext, existing: Existing): Awaitable<undefined | Refused> {
    return this.cloud.delete(context, existing);
  }

  import(context: CloudContext, request: ImportRequest): Awaitable<Stored | undefined | Refused> {
    return this.cloud.import(context, request);
  }

  readData(context: CloudContext, request: DataRequest): Awaitable<ObjectValue | Refused> {
    return this.cloud.readData(context, request);
  }

  stop(context: CloudContext): Awaitable<void> {
    return this.cloud.stop?.(context);
  }
}
