import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { AccessanalyzerArchiveRule } from "@cdktf/provider-aws/lib/accessanalyzer-archive-rule";
import { Construct } from "constructs";
import { configured } from "../configured";

export interface AccessAnalyzerProps {
  /** Name; changing it replaces the analyzer, and its archived findings are lost. */
  readonly analyzerName: string;
  /** Days without use until access counts as unused. Default: looks for access from outside instead. */
  readonly unusedAfterDays?: number;
  /** Name → findings that are archived: field → what it is. */
  readonly archiveRules: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>>;
}

/** Finds access from outside the account, or access that nobody uses. */
export class AccessAnalyzer extends Construct {
  constructor(scope: Construct, id: string, props: AccessAnalyzerProps) {
    super(scope, id);
    const analyzer = new AccessanalyzerAnalyzer(this, "Resource", {
      analyzerName: props.analyzerName,
      ...(props.unusedAfterDays === undefined
        ? { type: "ACCOUNT" }
        : {
            type: "ACCOUNT_UNUSED_ACCESS",
            configuration: { unusedAccess: { unusedAccessAge: props.unusedAfterDays } },
          }),
    });
    for (const [ruleName, filters] of Object.entries(props.archiveRules)) {
      configured(
        new AccessanalyzerArchiveRule(this, `archive-${ruleName}`, {
          analyzerName: analyzer.analyzerName,
          ruleName,
          filter: Object.entries(filters).flatMap(([criteria, values]) =>
            // An ARN may be the start of many.
            values === undefined ? [] : [{ criteria, [criteria === "resource" ? "contains" : "eq"]: [...values] }],
          ),
        }),
        `foundation.accessAnalyzer.archiveRules.${ruleName}`,
      );
    }
  }
}
