import type { ObjectValue } from "../../../../tools/simulate/schema/value";
import type {
  Cloud,
  CloudContext,
  CreateRequest,
  DataRequest,
  Existing,
  ImportRequest,
  PlanAdvice,
  PlannedChange,
  Refused,
  Stored,
  UpdateRequest,
} from "../../../../tools/simulate/semantics/cloud";
import { complete, fingerprint } from "../../../../tools/simulate/semantics/placeholders";

/** A cloud without rules: it stores what it is given and makes up the rest. */
export class EchoCloud implements Cloud {
  readonly objects = new Map<string, { readonly type: string; object: ObjectValue }>();
  /** Every call that changes something: `create aws_vpc`. */
  readonly log: string[] = [];
  readonly contexts: CloudContext[] = [];
  advice: (change: PlannedChange) => PlanAdvice = () => ({});
  /** Refuses what it returns something for. */
  refuse: (call: string, request: { readonly type: string }) => Refused["refused"] | undefined = () => undefined;

  configure(context: CloudContext) {
    this.contexts.push(context);
    return [];
  }

  plan(_: CloudContext, change: PlannedChange): PlanAdvice {
    return this.advice(change);
  }

  create(context: CloudContext, request: CreateRequest): Stored | Refused {
    const refused = this.note("create", request);
    if (refused) return { refused };
    const base = fingerprint([request.type, request.config]);
    let key = base;
    for (let copy = 1; this.objects.has(key); copy++) key = `${base}-${copy}`;
    const known = { id: key, region: context.region ?? null };
    const object = complete(request.schema, request.planned, known, key);
    this.objects.set(key, { type: request.type, object });
    return { key, object };
  }

  read(_: CloudContext, { key }: Existing) {
    return this.objects.get(key)?.object;
  }

  update(_: CloudContext, request: UpdateRequest): ObjectValue | Refused {
    const refused = this.note("update", request);
    if (refused) return { refused };
    const object = complete(request.schema, request.planned, request.state, `${request.key}+`);
    this.objects.set(request.key, { type: request.type, object });
    return object;
  }

  delete(_: CloudContext, request: Existing): undefined | Refused {
    const refused = this.note("delete", request);
    if (refused) return { refused };
    this.objects.delete(request.key);
    return undefined;
  }

  import(_: CloudContext, { id }: ImportRequest): Stored | undefined {
    const found = this.objects.get(id);
    return found && { key: id, object: found.object };
  }

  readData(_: CloudContext, { type, schema, planned, config }: DataRequest): ObjectValue {
    return complete(schema, planned, {}, fingerprint([type, config]));
  }

  /** The only object of a type. */
  only(type: string): { object: ObjectValue } {
    const found = [...this.objects.values()].filter((entry) => entry.type === type);
    if (found.length !== 1 || !found[0]) throw new Error(`there are ${found.length} objects of ${type}`);
    return found[0];
  }

  private note(call: string, request: { readonly type: string }) {
    this.log.push(`${call} ${request.type}`);
    return this.refuse(call, request);
  }
}
