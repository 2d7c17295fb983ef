import { DataAwsIotEndpoint } from "@cdktf/provider-aws/lib/data-aws-iot-endpoint";
import { Construct } from "constructs";
import type { IotCoreModel, IotRule } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { streamNameOf } from "../kinesis-stream/stream-name";
import { placedSubnets } from "../placed-subnets";
import { IotAlarms } from "./alarms";
import { Devices } from "./devices";
import { KafkaDestination } from "./kafka";
import { Provisioning } from "./provisioning";
import { RuleRole } from "./rule-role";
import { Rules } from "./rules";

export const contributions: Contributions<IotCoreModel> = {
  "data-services"(scope, id, { entry, place, tags, protection, read, readAll, keyArn }) {
    const all = new Construct(scope, id);
    const role = new RuleRole(all, "role", {
      entry,
      keyArn,
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      preventDestroy: protection.preventDestroy,
    });
    const target = ({ into }: IotRule): string => {
      switch (into.mode) {
        case "stream":
          return streamNameOf(into.stream, { read });
        case "delivery-stream":
          return read("data-services", "delivery_stream_names", into.deliveryStream);
        case "kafka":
          return read("data-services", "kafka_brokers_scram", into.cluster);
      }
    };
    const way =
      entry.passwordArns.length === 0
        ? undefined
        : new KafkaDestination(all, "kafka", {
            role,
            vpcId: read("network", "vpc_id"),
            subnetIds: Object.values(placedSubnets({ ...entry.network, subnets: "data-services" }, readAll)),
            securityGroupId: read("network", "data_service_security_group_ids", entry.key),
          });
    if (way !== undefined) configured(way, ".network");
    new Rules(all, "rule", {
      rules: entry.rules,
      errors: entry.errors,
      role,
      target,
      destinationArn: way?.destinationArn,
      tags,
    });
    const devices = new Devices(all, "device", { entry, place, tags, protection });
    if (Object.keys(entry.provisioning).length > 0)
      new Provisioning(all, "provisioning", { entry, devices, place, tags });
    const endpoint = new DataAwsIotEndpoint(all, "endpoint", { endpointType: "iot:Data-ATS" });
    return { iot_endpoints: endpoint.endpointAddress };
  },
  operations(scope, id, { entry, alarmTopicArn }) {
    new IotAlarms(scope, id, { entry, topicArn: alarmTopicArn });
    return {};
  },
};
