import { ofPlans } from "../review/report/of-plans";
import { type Report, toApprove } from "../review/report/report";
import { type Diagnostic, init, planAndApply, type TerraformRun } from "../simulate/command/terraform";
import { fingerprintOf } from "./fingerprint";

/** How far a stack has come. */
export type Outcome =
  | { readonly kind: "unchanged" }
  | { readonly kind: "applied" | "planned"; readonly report: Report }
  /** A plan alone that could not be made, and what it reads would change first. */
  | { readonly kind: "later"; readonly errors: readonly Diagnostic[]; readonly after: readonly string[] }
  | { readonly kind: "waits"; readonly report: Report; readonly fingerprint: string; readonly open: readonly string[] }
  | { readonly kind: "failed"; readonly errors: readonly Diagnostic[]; readonly report?: Report };

export interface DeployOptions {
  readonly planOnly: boolean;
  readonly approved: readonly string[];
}

/** Plans a stack, and applies that very plan where nobody has to approve it, or somebody has. */
export async function deployStack(stack: string, run: TerraformRun, options: DeployOptions): Promise<Outcome> {
  const started = await init(run);
  if (started.exitCode !== 0) return failed(started.diagnostics);
  let decided: Outcome | undefined;
  const result = await planAndApply(run, (json) => {
    const report = ofPlans([{ stack, file: `the plan of ${stack}`, text: json }]);
    decided = decide(stack, report, options);
    return decided.kind === "applied";
  });
  if (result.exitCode === 0) return decided ?? { kind: "unchanged" };
  if (result.exitCode === 2 && decided !== undefined) return decided;
  return failed(result.diagnostics, decided !== undefined && "report" in decided ? decided.report : undefined);
}

function decide(stack: string, report: Report, { planOnly, approved }: DeployOptions): Outcome {
  if (planOnly) return { kind: "planned", report };
  const open = toApprove(report);
  const fingerprint = fingerprintOf(stack, report);
  return open.length === 0 || approved.includes(fingerprint)
    ? { kind: "applied", report }
    : { kind: "waits", report, fingerprint, open };
}

function failed(diagnostics: readonly Diagnostic[], report?: Report): Outcome {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { kind: "failed", errors, ...(report === undefined ? {} : { report }) };
}
