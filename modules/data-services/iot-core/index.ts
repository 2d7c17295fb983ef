import { DataAwsIotEndpoint } from "@cdktf/provider-aws/lib/data-aws-iot-endpoint";
import { Construct } from "constructs";
import type { IotCoreModel, IotRule } from "../../../config/kinds/data-services/iot-core";
import type { Contributions } from "../../kinds/contribution";
import { streamNameOf } from "../kinesis-stream/stream-name";
import { IotAlarms } from "./alarms";
import { Devices } from "./devices";
import { Provisioning } from "./provisioning";
import { RuleRole } from "./rule-role";
import { Rules } from "./rules";

export const contributions: Contributions<IotCoreModel> = {
  "data-services"(scope, id, { entry, place, tags, protection, read }) {
    const all = new Construct(scope, id);
    const role = new RuleRole(all, "role", {
      entry,
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      preventDestroy: protection.preventDestroy,
    });
    const target = ({ into }: IotRule): string =>
      into.mode === "stream"
        ? streamNameOf(into.stream, { read })
        : read("data-services", "delivery_stream_names", into.deliveryStream);
    new Rules(all, "rule", { rules: entry.rules, errors: entry.errors, role, target, tags });
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
