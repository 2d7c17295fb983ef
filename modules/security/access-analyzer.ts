import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { Construct } from "constructs";

export interface AccessAnalyzerProps {
  /** Name; changing it replaces the analyzer, and its archived findings are lost. */
  readonly analyzerName: string;
  /** Days without use until access counts as unused. Default: looks for access from outside instead. */
  readonly unusedAfterDays?: number;
}

/** Finds access from outside the account, or access that nobody uses. */
export class AccessAnalyzer extends Construct {
  constructor(scope: Construct, id: string, props: AccessAnalyzerProps) {
    super(scope, id);
    new AccessanalyzerAnalyzer(this, "Resource", {
      analyzerName: props.analyzerName,
      ...(props.unusedAfterDays === undefined
        ? { type: "ACCOUNT" }
        : {
            type: "ACCOUNT_UNUSED_ACCESS",
            configuration: { unusedAccess: { unusedAccessAge: props.unusedAfterDays } },
          }),
    });
  }
}
