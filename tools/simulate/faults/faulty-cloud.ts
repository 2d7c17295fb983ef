import { setTimeout as wait } from "node:timers/promises";
import type { ObjectValue } from "../schema/value";
import {
  type Cloud,
  type CloudContext,
  type CreateRequest,
  type Existing,
  isRefused,
  type Refused,
  type Stored,
  type UpdateRequest,
} from "../semantics/cloud";
import { fingerprint } from "../semantics/placeholders";
import { type Change, type Fault, type FaultOperation, THROTTLED_CALLS } from "./fault";
import { PassingCloud } from "./passing-cloud";

/** What a fault does that is not an answer. */
export interface Disasters {
  /**
   * The provider dies: nothing is answered any more.
   * @param answered how many changes have been answered; Terraform should know of them first
   */
  crash(answered: number): Promise<void>;
  /** Somebody presses Ctrl-C. */
  interrupt(): void;
}

/** Terraform tells its providers of an interrupt at once; it does not where it had ended anyway. */
const TOLD_MS = 2000;

interface Call {
  readonly type: string;
  readonly operation: FaultOperation;
  readonly nth: number;
  /** Undefined for a read. */
  readonly change: Change | undefined;
}

/** A cloud whose calls go wrong where a fault says so; without a fault it only counts. */
export class FaultyCloud extends PassingCloud {
  /** Changes that were asked for, in the order in which they were. */
  readonly changes: Change[] = [];
  /** Calls that went wrong. */
  failed = 0;
  private readonly counts = new Map<string, number>();
  /** Of a fault in one change: its number in this run, once it has come. */
  private hitAt: number | undefined;
  private dead = false;
  private answered = 0;
  private readonly underWay = new Set<Promise<unknown>>();
  private told: () => void = () => {};

  constructor(
    cloud: Cloud,
    private readonly fault?: Fault,
    private readonly disasters: Disasters = { async crash() {}, interrupt() {} },
  ) {
    super(cloud);
  }

  /** A fault was asked for, and no call was the one that it is for. */
  get missed(): boolean {
    return this.fault !== undefined && this.failed === 0;
  }

  override async create(context: CloudContext, request: CreateRequest): Promise<Stored | Refused> {
    const subject = fingerprint([request.type, context.config, request.config]);
    const call = this.count(request.type, "create", subject);
    const run = async () => super.create(context, request);
    return this.goesWrong(call, run, (stored) => (isRefused(stored) ? undefined : stored));
  }

  override async read(context: CloudContext, existing: Existing): Promise<ObjectValue | undefined | Refused> {
    return this.goesWrong(this.count(existing.type, "read", existing.key), async () => super.read(context, existing));
  }

  override async update(context: CloudContext, request: UpdateRequest): Promise<ObjectValue | Refused> {
    const call = this.count(request.type, "update", request.key);
    return this.goesWrong(call, async () => super.update(context, request));
  }

  override async delete(context: CloudContext, existing: Existing): Promise<undefined | Refused> {
    const call = this.count(existing.type, "delete", existing.key);
    return this.goesWrong(call, async () => super.delete(context, existing));
  }

  override stop(context: CloudContext) {
    this.told();
    return super.stop(context);
  }

  /** @param made what exists after all where only the answer was an error */
  private async goesWrong<T extends object | undefined>(
    call: Call,
    run: () => Promise<T>,
    made: (outcome: T) => Stored | undefined = () => undefined,
  ): Promise<T | Refused> {
    if (this.dead) return never();
    if (!this.fault || !this.hits(call)) return this.perform(call, run);
    this.failed++;
    switch (this.fault.how) {
      case "error":
      case "throttle":
        return this.refusal(call);
      case "timeout": {
        const outcome = await this.perform(call, run);
        if (isRefused(outcome)) return outcome;
        const exists = made(outcome);
        return { ...this.refusal(call), ...(exists === undefined ? {} : { exists }) };
      }
      case "crash":
        // An object whose answer is lost would be one that nobody knows of: that is another fault, see docs/simulate.md.
        this.dead = true;
        await Promise.allSettled(this.underWay);
        await this.disasters.crash(this.answered);
        return never();
      case "interrupt": {
        const told = new Promise<void>((resolve) => {
          this.told = resolve;
        });
        this.disasters.interrupt();
        await Promise.race([told, wait(TOLD_MS)]);
        return this.perform(call, run);
      }
    }
  }

  private async perform<T>(call: Call, run: () => Promise<T>): Promise<T> {
    const outcome = run();
    this.underWay.add(outcome);
    try {
      return await outcome;
    } finally {
      this.underWay.delete(outcome);
      if (call.change) this.answered++;
    }
  }

  private count(type: string, operation: FaultOperation, subject: string): Call {
    const next = (name: string) => {
      const count = (this.counts.get(name) ?? 0) + 1;
      this.counts.set(name, count);
      return count;
    };
    const nth = next(`${type}:${operation}`);
    if (operation === "read") return { type, operation, nth, change: undefined };
    const change: Change = { type, operation, subject, nth: next(`${type}:${operation}:${subject}`) };
    this.changes.push(change);
    return { type, operation, nth, change };
  }

  private hits({ type, operation, nth, change }: Call): boolean {
    if (!this.fault) return false;
    const { where, how } = this.fault;
    const times = how === "throttle" ? THROTTLED_CALLS : 1;
    const within = (actual: number, first: number) => actual >= first && actual < first + times;
    if (where.kind === "call") return type === where.type && operation === where.operation && within(nth, where.nth);
    if (change === undefined) return false;
    const at = this.changes.length;
    if (where.kind === "change") return within(at, where.at);
    if (this.hitAt === undefined && isSame(change, where.change)) this.hitAt = at;
    return this.hitAt !== undefined && within(at, this.hitAt);
  }

  private refusal({ type, operation, nth }: Call): Refused {
    const { how } = this.fault ?? {};
    const summary = how === "throttle" ? "ThrottlingException: Rate exceeded" : "InternalServerError";
    const after = how === "timeout" ? ", after it was made" : "";
    return {
      refused: {
        rule: INJECTED,
        summary,
        detail: `The fault that was asked for: ${type}:${operation}, call ${nth}, change ${this.changes.length}${after}`,
        fix: "apply again",
      },
    };
  }
}

/** Rule of a refusal that was asked for. */
export const INJECTED = "injected-fault";

export function isSame(a: Change, b: Change): boolean {
  return a.type === b.type && a.operation === b.operation && a.subject === b.subject && a.nth === b.nth;
}

/** The answer of a provider that is dead. */
function never(): Promise<never> {
  return new Promise(() => {});
}
