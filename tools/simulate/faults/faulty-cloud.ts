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
import { type Fault, type FaultOperation, THROTTLED_CALLS } from "./fault";

type Awaitable<T> = T | Promise<T>;

/** A cloud whose calls go wrong where a fault says so. The change that fails has not happened. */
export class FaultyCloud implements Cloud {
  /** Changes (creates, updates, deletes) that were asked for. */
  changes = 0;
  /** Calls that went wrong. */
  failed = 0;
  private readonly calls = new Map<string, number>();

  /** @param onChange told before each change, with its number: for what is not an answer, an interrupt or a crash */
  constructor(
    private readonly cloud: Cloud,
    private readonly fault?: Fault,
    private readonly onChange: (at: number) => void = () => {},
  ) {}

  configure(context: CloudContext): Awaitable<readonly Refusal[]> {
    return this.cloud.configure?.(context) ?? [];
  }

  plan(context: CloudContext, change: PlannedChange): Awaitable<PlanAdvice> {
    return this.cloud.plan?.(context, change) ?? {};
  }

  create(context: CloudContext, request: CreateRequest): Awaitable<Stored | Refused> {
    return this.fails(request.type, "create") ?? this.cloud.create(context, request);
  }

  read(context: CloudContext, existing: Existing): Awaitable<ObjectValue | undefined | Refused> {
    return this.fails(existing.type, "read") ?? this.cloud.read(context, existing);
  }

  update(context: CloudContext, request: UpdateRequest): Awaitable<ObjectValue | Refused> {
    return this.fails(request.type, "update") ?? this.cloud.update(context, request);
  }

  delete(context: CloudContext, existing: Existing): Awaitable<undefined | Refused> {
    return this.fails(existing.type, "delete") ?? this.cloud.delete(context, existing);
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

  private fails(type: string, operation: FaultOperation): Refused | undefined {
    const call = `${type}:${operation}`;
    const nth = (this.calls.get(call) ?? 0) + 1;
    this.calls.set(call, nth);
    if (operation !== "read") {
      this.changes++;
      this.onChange(this.changes);
    }
    if (!this.fault || !hits(this.fault, { type, operation, nth, change: operation === "read" ? 0 : this.changes }))
      return undefined;
    this.failed++;
    const throttled = this.fault.how === "throttle";
    return {
      refused: {
        rule: "injected-fault",
        summary: throttled ? "ThrottlingException: Rate exceeded" : "InternalServerError",
        detail: `The fault that was asked for: ${call}, call ${nth}, change ${this.changes}`,
        fix: "apply again",
      },
    };
  }
}

function hits(
  { where, how }: Fault,
  call: { type: string; operation: FaultOperation; nth: number; change: number },
): boolean {
  const [first, actual] =
    where.kind === "change"
      ? [where.at, call.change]
      : [where.nth, call.type === where.type && call.operation === where.operation ? call.nth : 0];
  return actual >= first && actual < first + (how === "throttle" ? THROTTLED_CALLS : 1);
}
