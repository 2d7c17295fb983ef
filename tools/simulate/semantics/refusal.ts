import type { Diagnostic } from "../wire/handler";
import type { Refusal } from "./cloud";

const FIX = "\n\nFix: ";
const RULE = "\n\nRule: ";

/** A refusal as Terraform prints it. */
export function refusalDiagnostic({ summary, detail, fix, rule, path }: Refusal): Diagnostic {
  return {
    severity: "error",
    summary,
    detail: `${detail}${FIX}${fix}${RULE}${rule}`,
    ...(path === undefined ? {} : { path }),
  };
}

/** Takes a printed refusal apart again; undefined for a message that is none. */
export function parseRefusal(summary: string, detail: string): Refusal | undefined {
  const fixAt = detail.indexOf(FIX);
  const ruleAt = detail.indexOf(RULE, fixAt);
  if (fixAt < 0 || ruleAt < 0) return undefined;
  return {
    summary,
    detail: detail.slice(0, fixAt),
    fix: detail.slice(fixAt + FIX.length, ruleAt),
    rule: detail.slice(ruleAt + RULE.length).trim(),
  };
}
