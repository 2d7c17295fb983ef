import { RdsIntegration } from "@cdktf/provider-aws/lib/rds-integration";
import { RedshiftIntegration } from "@cdktf/provider-aws/lib/redshift-integration";
import type { ZeroEtlModel } from "../../../config/kinds/data-services/zero-etl-integration";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { FailureEvents } from "../failure-events";
import { failureStatement } from "../transfer-failures";
import { integrationFailures } from "./failures";
import { lagAlarm } from "./lag";
import { contextOf, serviceKeyStatements } from "./policies";

export const contributions: Contributions<ZeroEtlModel> = {
  foundation: { serviceKeyStatements },
  alarms: {
    topicStatements: (entries, topicArn, place) => [
      failureStatement(
        "FailedIntegrations",
        entries.map(({ failureRule }) => failureRule),
        topicArn,
        place,
      ),
    ],
  },
  "data-services"(scope, id, { entry, tags, read, serviceKeyArn }) {
    const { source } = entry;
    const shared = {
      integrationName: entry.name,
      targetArn: read("data-services", "warehouse_namespace_arns", entry.warehouse),
      kmsKeyId: serviceKeyArn(entry.key),
      additionalEncryptionContext: contextOf(entry.name),
      tags: { ...tags },
    };
    const made =
      source.of === "database"
        ? new RdsIntegration(scope, id, {
            ...shared,
            sourceArn: read("data-services", "database_arns", source.dataService),
            ...(entry.dataFilter !== undefined && { dataFilter: entry.dataFilter }),
          })
        : new RedshiftIntegration(scope, id, {
            ...shared,
            description: `The table ${source.dataService} for the database ${entry.database}`,
            sourceArn: read("data-services", "copied_table_arns", source.dataService),
          });
    return { zero_etl_integration_arns: made.arn };
  },
  operations(scope, id, { entry, alarmTopicArn, read }) {
    const integrationArn = read("data-services", "zero_etl_integration_arns", entry.key);
    const told = new FailureEvents(scope, id, integrationFailures({ entry, integrationArn, topicArn: alarmTopicArn }));
    if (entry.lagAlarm !== undefined) {
      const { lagAlarm: lag } = entry;
      configured(lagAlarm(told, "lag", { entry, lag, integrationArn, topicArn: alarmTopicArn }), ".lagAlarm");
    }
    return {};
  },
};
