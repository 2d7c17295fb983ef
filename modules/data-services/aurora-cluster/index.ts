import { DataAwsRdsCluster } from "@cdktf/provider-aws/lib/data-aws-rds-cluster";
import { Construct } from "constructs";
import type { AuroraClusterModel } from "../../../config/kinds/data-services/aurora-cluster";
import type { Contributions, Made } from "../../kinds/contribution";
import { DatabaseAlarms, WATCHED_LOCAL_DISK, WATCHED_READERS, watchedOf } from "../database/alarms";
import { versionCondition } from "../database/existing-version";
import { surroundings, wayToExisting } from "../database/shared";
import { AuroraCluster } from "./aurora-cluster";

export const contributions: Contributions<AuroraClusterModel> = {
  "data-services"(scope, id, context): Made {
    const { entry: database, tags, protection } = context;
    const all = new Construct(scope, id);
    if (database.mode === "existing") {
      const found = new DataAwsRdsCluster(all, "Resource", { clusterIdentifier: database.identifier });
      const condition = versionCondition(database.name, database.system, database.captureChanges);
      if (condition !== undefined) found.lifecycle = { postcondition: [condition] };
      wayToExisting(all, "compute", { ...context, entry: database });
      return { database_hosts: found.endpoint };
    }
    const around = surroundings(all, { ...context, entry: database });
    const made = new AuroraCluster(all, "cluster", { database, ...around, tags, protection });
    return { database_hosts: made.address, database_admin_secret_arns: made.secretArn };
  },
  operations(scope, id, { entry: database, alarmTopicArn }) {
    if (database.mode === "existing") return {};
    new DatabaseAlarms(scope, id, {
      databaseName: database.name,
      dimension: "DBClusterIdentifier",
      watched: {
        ...watchedOf(database),
        "local-storage": WATCHED_LOCAL_DISK,
        ...(database.instances > 1 && { "reader-lag": WATCHED_READERS }),
      },
      topicArn: alarmTopicArn,
    });
    return {};
  },
};
