import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { ConfigRecorder } from "../../modules/audit/config-recorder";
import { ConfigRules } from "../../modules/audit/config-rules";
import { ACCOUNT_RULES, DATA_RULES } from "../../modules/audit/config-rules-table";
import { ConformancePack } from "../../modules/audit/conformance-pack";
import { configured } from "../../modules/configured";
import type { LogBucket } from "../../modules/storage/log-bucket";

/** AWS Config: the recorder, and rules, also where the recorder is somebody else's. */
export function awsConfig(stack: Construct, env: Environment, kmsKeyArn: string, logBucket: LogBucket): void {
  const { config } = env.foundation;
  if (config.mode === "off") return;
  const dependsOn =
    config.mode === "existing"
      ? []
      : [
          configured(
            new ConfigRecorder(stack, "config", {
              ...config,
              delivery: {
                partition: env.partition,
                accountId: env.awsAccountId,
                bucketName: logBucket.bucketName,
                kmsKeyArn,
              },
              roleName: nameOf(env.names, "roles", ROLES.config),
              dependsOn: logBucket.dependables,
            }),
            "foundation.config",
          ).dependable,
        ];
  if (config.rules)
    configured(
      new ConfigRules(stack, "config-rule", { prefix: env.prefix, rules: ACCOUNT_RULES, dependsOn }),
      "foundation.config.rules",
    );
  if (config.conformancePack) {
    configured(
      new ConformancePack(stack, "conformance-pack", { packName: `${env.prefix}-data`, rules: DATA_RULES, dependsOn }),
      "foundation.config.conformancePack",
    );
  }
}
