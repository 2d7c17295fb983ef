import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackJson } from "../../../emitted/stacks";
import { refusalDiagnostic } from "../semantics/refusal";
import type { Diagnostic, TerraformResult, TerraformRun } from "./terraform";

type Lifecycle = Readonly<Record<string, unknown>> & { readonly prevent_destroy?: boolean };

/** Addresses of what Terraform refuses to destroy: `prevent_destroy`. */
export function protectedAddresses({ resource = {} }: StackJson): string[] {
  return Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, { lifecycle }]) =>
      (lifecycle as Lifecycle | undefined)?.prevent_destroy === true ? [`${type}.${id}`] : [],
    ),
  );
}

/** Runs Terraform on a stack as if nothing in it were protected; the file is put back afterwards. */
export async function withoutProtection<T>(folder: string, run: () => Promise<T>): Promise<T> {
  const file = join(folder, "cdk.tf.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, JSON.stringify(unprotected(JSON.parse(text) as StackJson)));
  try {
    return await run();
  } finally {
    writeFileSync(file, text);
  }
}

function unprotected(json: StackJson): StackJson {
  if (json.resource === undefined) return json;
  const resource = Object.entries(json.resource).map(([type, byId]) => {
    const bodies = Object.entries(byId).map(([id, { lifecycle, ...body }]) => {
      if (lifecycle === undefined) return [id, body] as const;
      const { prevent_destroy: _protected, ...rest } = lifecycle as Lifecycle;
      return [id, { ...body, lifecycle: rest }] as const;
    });
    return [type, Object.fromEntries(bodies)] as const;
  });
  return { ...json, resource: Object.fromEntries(resource) };
}

const REFUSED = /^Instance cannot be destroyed$/;
const FIX =
  'take the change back; if the object is to go, save what it holds, and let it go in a change of its own: `protection: { mode: "disposable" }` with a reason, for as long as that takes';

/**
 * Terraform stops at the first protected object of a chain, and says nothing of those behind it. Where it has refused,
 * it is asked what it would do without the protection, so that every protected object that would go is named.
 * @param planned plans the stack; called with the protection lifted
 */
export async function namingProtected(
  json: StackJson,
  run: TerraformRun,
  refused: TerraformResult,
  planned: (run: TerraformRun) => Promise<TerraformResult>,
): Promise<TerraformResult> {
  const own = refused.diagnostics.filter(({ summary }) => REFUSED.test(summary));
  if (own.length === 0) return refused;
  const { onEvent: _silent, ...quiet } = run;
  const result = await withoutProtection(run.folder, () => planned(quiet));
  const goes = protectedAddresses(json).flatMap((address) => {
    const action = result.planned[address];
    return action === "replace" || action === "delete" ? [wouldGo(address, action)] : [];
  });
  const others = refused.diagnostics.filter(({ summary }) => !REFUSED.test(summary));
  // An error elsewhere may have kept Terraform from planning that far.
  return {
    ...refused,
    planned: result.planned,
    text: result.text,
    diagnostics: [...others, ...(goes.length > 0 ? goes : own)],
  };
}

function wouldGo(address: string, action: "replace" | "delete"): Diagnostic {
  const { summary, detail } = refusalDiagnostic({
    summary: "Instance cannot be destroyed",
    detail: `${address} has prevent_destroy, and the plan would ${action} it, with all that it holds`,
    fix: FIX,
    rule: "prevent-destroy",
  });
  return { severity: "error", summary, detail, address };
}
