import { PassingCloud } from "../faults/passing-cloud";
import type { CloudContext, Existing, Refused } from "../semantics/cloud";
import { refusalDiagnostic } from "../semantics/refusal";
import type { Diagnostic } from "./terraform";

/** Terraform does not say which object a refused delete was about: what is told here does. */
interface RefusedDelete {
  readonly key: string;
  readonly summary: string;
  readonly detail: string;
}

/** Hands every call on, and remembers which deletes were refused. */
export class WatchedCloud extends PassingCloud {
  private readonly deletes: RefusedDelete[] = [];

  override async delete(context: CloudContext, existing: Existing): Promise<undefined | Refused> {
    const outcome = await super.delete(context, existing);
    if (outcome !== undefined) {
      const { summary, detail } = refusalDiagnostic(outcome.refused);
      this.deletes.push({ key: existing.key, summary, detail });
    }
    return outcome;
  }

  /** The same diagnostic with the address that Terraform left out, where a refused delete has the same words. */
  located(diagnostic: Diagnostic, addressOf: (key: string) => string | undefined): Diagnostic {
    if (diagnostic.address !== undefined) return diagnostic;
    const { summary, detail } = diagnostic;
    const index = this.deletes.findIndex(
      (refused) => refused.summary === summary && refused.detail === detail && addressOf(refused.key) !== undefined,
    );
    const [refused] = index < 0 ? [] : this.deletes.splice(index, 1);
    const address = refused && addressOf(refused.key);
    return address === undefined ? diagnostic : { ...diagnostic, address };
  }
}
