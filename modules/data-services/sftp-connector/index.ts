import { Construct } from "constructs";
import type { SftpConnectorModel } from "../../../config/kinds/data-services/sftp-connector";
import type { Contributions } from "../../kinds/contribution";
import { lastingAlarm } from "../../operations/lasting-alarm";
import { connectorLog } from "../connector-log";
import { failureStatement, TransferFailures } from "../transfer-failures";
import { Fetches } from "./fetches";
import { SftpConnector } from "./sftp-connector";

export const contributions: Contributions<SftpConnectorModel> = {
  alarms: {
    topicStatements: (connectors, topicArn, place) => [
      failureStatement(
        "FailedFetches",
        connectors.map(({ failureRule }) => failureRule),
        topicArn,
        place,
      ),
    ],
  },
  "data-services"(scope, id, { entry: connector, place, tags, protection, read }) {
    const all = new Construct(scope, id);
    const kmsKeyArn = read("foundation", "kms_key_arns", "data");
    const { signIn } = connector;
    const made = new SftpConnector(all, "connector", {
      connector,
      opened:
        signIn.mode === "entry"
          ? { secretArn: read("data-services", "secret_arns", signIn.entry), keyArn: kmsKeyArn }
          : { secretArn: signIn.secretArn, keyArn: signIn.kmsKeyArn },
      kmsKeyArn,
      place,
      tags,
    });
    connectorLog(all, "log", {
      connectorId: made.connectorId,
      kmsKeyArn: read("foundation", "kms_key_arns", "logs"),
      retentionDays: connector.logRetentionDays,
      tags,
      preventDestroy: protection.preventDestroy,
    });
    new Fetches(all, "fetches", {
      connector,
      connectorId: made.connectorId,
      connectorArn: made.connectorArn,
      place,
      tags,
    });
    return { sftp_connector_ids: made.connectorId };
  },
  operations(scope, id, { entry: connector, alarmTopicArn, read }) {
    const all = new Construct(scope, id);
    const about = `The SFTP connector ${connector.name}`;
    new TransferFailures(all, "failures", {
      ruleName: connector.failureRule,
      about,
      happened: ["SFTP Connector File Retrieve Failed"],
      ids: { "connector-id": [read("data-services", "sftp_connector_ids", connector.key)] },
      topicArn: alarmTopicArn,
    });
    lastingAlarm(all, "not-started", {
      name: `${connector.name}-fetch-not-started`,
      about,
      // Source: EventBridge Scheduler user guide, "Monitoring with CloudWatch".
      namespace: "AWS/Scheduler",
      dimensions: { ScheduleGroup: connector.groupName },
      watched: {
        metric: "TargetErrorCount",
        statistic: "Sum",
        threshold: 0,
        periods: 1,
        means: "a transfer was refused; CloudTrail has StartFileTransfer with the reason",
      },
      topicArn: alarmTopicArn,
    });
    return {};
  },
};
