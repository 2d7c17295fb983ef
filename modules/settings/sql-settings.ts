import { SqlGlobalConfig } from "@cdktf/provider-databricks/lib/sql-global-config";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface SqlSettingsProps {
  readonly ansiMode: boolean;
  readonly timeParser: "EXCEPTION" | "CORRECTED" | "LEGACY";
  /** Seconds after which a statement is given up. */
  readonly statementTimeoutSeconds: number;
  /** IANA time zone of sessions. */
  readonly timeZone: string;
}

/** What all SQL warehouses of the workspace take for granted. No instance profile: data is reached over Unity Catalog. */
export class SqlSettings extends Construct {
  /** The settings, for compute that should start with them. */
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: SqlSettingsProps) {
    super(scope, id);
    this.dependable = new SqlGlobalConfig(this, "Resource", {
      securityPolicy: "DATA_ACCESS_CONTROL",
      sqlConfigParams: {
        ANSI_MODE: String(props.ansiMode),
        LEGACY_TIME_PARSER_POLICY: props.timeParser,
        STATEMENT_TIMEOUT: String(props.statementTimeoutSeconds),
        TIMEZONE: props.timeZone,
      },
    });
  }
}
