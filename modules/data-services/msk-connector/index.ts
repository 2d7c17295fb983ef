import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import type { Contributions } from "../../kinds/contribution";
import { placedSubnets } from "../placed-subnets";
import { MskConnectorAlarms } from "./alarms";
import { MskConnector } from "./msk-connector";

export const contributions: Contributions<MskConnectorModel> = {
  "data-services"(scope, id, { entry: connector, place, tags, protection, read, readAll }) {
    const { does } = connector;
    const made = new MskConnector(scope, id, {
      connector,
      addresses: {
        brokers: read("data-services", "kafka_brokers", connector.cluster),
        databaseHost: does.mode === "debezium" ? read("data-services", "database_hosts", does.service) : undefined,
      },
      opened:
        does.mode === "debezium"
          ? {
              secretArn: read("data-services", "secret_arns", does.entry),
              keyArn: read("foundation", "kms_key_arns", "data"),
            }
          : undefined,
      subnetIds: Object.values(placedSubnets({ ...connector.network, subnets: "data-services" }, readAll)),
      securityGroupId: read("network", "data_service_security_group_ids", connector.key),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      protection,
    });
    const { connectorArn } = made;
    const outputs: Readonly<Record<string, string>> =
      connectorArn === undefined ? {} : { connector_arns: connectorArn };
    return outputs;
  },
  operations(scope, id, { entry: connector, alarmTopicArn }) {
    if (!connector.paused) new MskConnectorAlarms(scope, id, { connector, topicArn: alarmTopicArn });
    return {};
  },
};
