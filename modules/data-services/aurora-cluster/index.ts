import { DataAwsRdsCluster } from "@cdktf/provider-aws/lib/data-aws-rds-cluster";
import { Construct } from "constructs";
import type { AuroraClusterModel } from "../../../config/kinds/data-services/aurora-cluster";
import type { Contributions, Made } from "../../kinds/contribution";
import { DatabaseAlarms, WATCHED_LOCAL_DISK, WATCHED_READERS, watchedOf } from "../database/alarms";
import { databaseArn } from "../database/arn";
import { eventKeyStatements, eventTopicStatements } from "../database/event-policies";
import { DatabaseEvents } from "../database/events";
import { versionCondition } from "../database/existing-version";
import { surroundings, wayToExisting } from "../database/shared";
import { AuroraCluster, memberNames } from "./aurora-cluster";

export const contributions: Contributions<AuroraClusterModel> = {
  foundation: { logKeyStatements: eventKeyStatements("Cluster") },
  alarms: { topicStatements: eventTopicStatements("Cluster") },
  "data-services"(scope, id, context): Made {
    const { entry: database, tags, protection } = context;
    const all = new Construct(scope, id);
    if (database.mode === "existing") {
      const found = new DataAwsRdsCluster(all, "Resource", { clusterIdentifier: database.identifier });
      const condition = versionCondition(database.name, database.system, database.captureChanges);
      if (condition !== undefined) found.lifecycle = { postcondition: [condition] };
      wayToExisting(all, "compute", { ...context, entry: database });
      return {
        database_hosts: found.endpoint,
        database_identifiers: found.clusterIdentifier,
        database_resource_ids: found.clusterResourceId,
        ...(database.copied && { database_arns: databaseArn("cluster", found.clusterIdentifier, context.place) }),
      };
    }
    const around = surroundings(all, { ...context, entry: database });
    const made = new AuroraCluster(all, "cluster", { database, ...around, tags, protection });
    return {
      database_hosts: made.address,
      database_identifiers: made.identifier,
      database_resource_ids: made.resourceId,
      database_admin_secret_arns: made.secretArn,
      ...(database.copied && { database_arns: databaseArn("cluster", made.writtenCluster, context.place) }),
    };
  },
  operations(scope, id, { entry: database, alarmTopicArn, tags, read }) {
    if (database.mode === "existing") return {};
    const alarms = new DatabaseAlarms(scope, id, {
      databaseName: database.name,
      dimension: "DBClusterIdentifier",
      watched: {
        ...watchedOf(database),
        "local-storage": WATCHED_LOCAL_DISK,
        ...(database.instances > 1 && { "reader-lag": WATCHED_READERS }),
      },
      topicArn: alarmTopicArn,
    });
    if (database.alarms.events) {
      new DatabaseEvents(alarms, "events", {
        databaseName: database.name,
        sources: {
          cluster: { type: "db-cluster", ids: [read("data-services", "database_identifiers", database.key)] },
          members: { type: "db-instance", ids: memberNames(database) },
        },
        topicArn: alarmTopicArn,
        tags,
      });
    }
    return {};
  },
};
