import { importIds } from "../cloud/imports";
import type { CloudObject, StoreView } from "../cloud/store";
import { isNear, whereabouts } from "../cloud/whereabouts";
import { PassingCloud } from "../faults/passing-cloud";
import { equal } from "../schema/equal";
import { isArray, isObject, isUnknown, type Value } from "../schema/value";
import {
  type Cloud,
  type CloudContext,
  type CreateRequest,
  type Existing,
  isRefused,
  type Refused,
  type Stored,
} from "../semantics/cloud";
import { refusalDiagnostic } from "../semantics/refusal";
import type { Diagnostic } from "./terraform";

interface Noted {
  /** As Terraform prints them. */
  readonly summary: string;
  readonly detail: string;
  /** Of a refused delete: the object. */
  readonly key?: string;
  /** Of a refused create: what to import instead. */
  readonly importId?: string;
}

/** Hands every call on, and remembers of refusals what Terraform does not print. */
export class WatchedCloud extends PassingCloud {
  private readonly noted: Noted[] = [];

  /** @param store the objects of the cloud that the calls go to in the end */
  constructor(
    cloud: Cloud,
    private readonly store: () => StoreView,
  ) {
    super(cloud);
  }

  override async create(context: CloudContext, request: CreateRequest): Promise<Stored | Refused> {
    const outcome = await super.create(context, request);
    if (!isRefused(outcome) || outcome.exists) return outcome;
    const [importId] = this.twins(context, request).flatMap(importIds);
    if (importId !== undefined) this.note(outcome, { importId });
    return outcome;
  }

  override async delete(context: CloudContext, existing: Existing): Promise<undefined | Refused> {
    const outcome = await super.delete(context, existing);
    if (outcome !== undefined) this.note(outcome, { key: existing.key });
    return outcome;
  }

  /**
   * A diagnostic with what Terraform left out: the address of a refused delete, and what there is to import where
   * a create was refused.
   */
  complete(diagnostic: Diagnostic, addressOf: (key: string) => string | undefined): Diagnostic {
    const { summary, detail, address } = diagnostic;
    const index = this.noted.findIndex(
      (noted) =>
        noted.summary === summary &&
        noted.detail === detail &&
        (noted.key === undefined || (address === undefined && addressOf(noted.key) !== undefined)),
    );
    const [noted] = index < 0 ? [] : this.noted.splice(index, 1);
    if (noted?.key !== undefined) return { ...diagnostic, address: addressOf(noted.key) ?? "" };
    return noted?.importId === undefined ? diagnostic : { ...diagnostic, importId: noted.importId };
  }

  private note({ refused }: Refused, what: Pick<Noted, "key" | "importId">): void {
    const { summary, detail } = refusalDiagnostic(refused);
    this.noted.push({ summary, detail, ...what });
  }

  /** Objects with the same arguments: the very one, of which only the state was lost. */
  private twins(context: CloudContext, { type, planned }: CreateRequest): CloudObject[] {
    const here = whereabouts(context, planned);
    return this.store()
      .ofType(type)
      .filter((object) => isNear(object, here, "place") && fits(planned, object.attributes));
  }
}

/** What is asked for is so; what is not set or not known yet may be anything. */
function fits(asked: Value, actual: Value): boolean {
  if (asked === null || isUnknown(asked)) return true;
  if (isArray(asked) && isArray(actual)) {
    return asked.length === actual.length && asked.every((item) => actual.some((other) => fits(item, other)));
  }
  if (isObject(asked) && isObject(actual)) {
    return Object.entries(asked).every(([name, value]) => fits(value, actual[name] ?? null));
  }
  return equal(asked, actual, "dynamic");
}
