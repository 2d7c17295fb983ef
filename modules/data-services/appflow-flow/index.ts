import { Construct } from "constructs";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";
import { configured } from "../../configured";
import type { Contributions, Made } from "../../kinds/contribution";
import { AppflowAlarms } from "./alarms";
import { Connection } from "./connection";
import { Flow } from "./flow";
import { bucketStatements, dataKeyStatements } from "./policies";

export const contributions: Contributions<AppflowModel> = {
  foundation: { dataKeyStatements },
  storage: { bucketStatements },
  "data-services"(scope, id, { entry, place, tags, protection, read }): Made {
    const all = new Construct(scope, id);
    const dataKeyArn = read("foundation", "kms_key_arns", "data");
    const { connection } = entry;
    const profileName =
      connection.mode === "existing"
        ? connection.profile
        : configured(
            new Connection(all, "connection", { entry, connection, dataKeyArn, place, tags, protection }),
            ".connection",
          ).profileName;
    if (profileName === undefined) return {};
    const made = new Flow(all, "flow", {
      entry,
      profileName,
      bucketName: read("unity-catalog", "zone_bucket_names", entry.zone),
      dataKeyArn,
      tags,
    });
    return { flow_names: made.flowName, flow_arns: made.flowArn };
  },
  operations(scope, id, { entry, alarmTopicArn }) {
    if (entry.isMade) new AppflowAlarms(scope, id, { entry, topicArn: alarmTopicArn });
    return {};
  },
};
