import { createHash } from "node:crypto";
import { Fn } from "cdktf";

/**
 * A name that changes with what it names. SageMaker changes no model and no configuration, and none can go while an
 * endpoint has it, so the next one is made beside it.
 * @param fixed what is known here; no references, whose texts are not the same from one synthesis to the next
 * @param references what Terraform knows
 */
export function namedByContent(name: string, fixed: object, references: readonly string[]): string {
  const known = createHash("sha256").update(JSON.stringify(fixed)).digest("hex").slice(0, 8);
  if (references.length === 0) return `${name}-${known}`;
  return `${name}-${Fn.substr(Fn.sha256(Fn.join(" ", [known, ...references])), 0, 8)}`;
}
