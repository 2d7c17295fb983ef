import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import { Construct } from "constructs";
import type { RdsInstanceModel } from "../../../config/kinds/data-services/rds-instance";
import type { Contributions, Made } from "../../kinds/contribution";
import { DatabaseAlarms, watchedDisk, watchedOf } from "../database/alarms";
import { databaseArn } from "../database/arn";
import { eventKeyStatements, eventTopicStatements } from "../database/event-policies";
import { DatabaseEvents } from "../database/events";
import { versionCondition } from "../database/existing-version";
import { surroundings, wayToExisting } from "../database/shared";
import { RdsInstance } from "./rds-instance";

export const contributions: Contributions<RdsInstanceModel> = {
  foundation: { logKeyStatements: eventKeyStatements("Database") },
  alarms: { topicStatements: eventTopicStatements("Database") },
  "data-services"(scope, id, context): Made {
    const { entry: database, tags, protection } = context;
    const all = new Construct(scope, id);
    if (database.mode === "existing") {
      const found = new DataAwsDbInstance(all, "Resource", { dbInstanceIdentifier: database.identifier });
      const condition = versionCondition(database.name, database.system, database.captureChanges);
      if (condition !== undefined) found.lifecycle = { postcondition: [condition] };
      wayToExisting(all, "compute", { ...context, entry: database });
      return {
        database_hosts: found.address,
        database_identifiers: found.dbInstanceIdentifier,
        database_resource_ids: found.resourceId,
        ...(database.copied && { database_arns: databaseArn("db", found.dbInstanceIdentifier, context.place) }),
      };
    }
    const around = surroundings(all, { ...context, entry: database });
    const made = new RdsInstance(all, "instance", { database, ...around, tags, protection });
    return {
      database_hosts: made.address,
      database_identifiers: made.identifier,
      database_resource_ids: made.resourceId,
      database_admin_secret_arns: made.secretArn,
      ...(database.copied && { database_arns: made.arn }),
    };
  },
  operations(scope, id, { entry: database, alarmTopicArn, tags, read }) {
    if (database.mode === "existing") return {};
    const alarms = new DatabaseAlarms(scope, id, {
      databaseName: database.name,
      dimension: "DBInstanceIdentifier",
      watched: { ...watchedOf(database), storage: watchedDisk(database.storage.gib) },
      topicArn: alarmTopicArn,
    });
    if (database.alarms.events) {
      new DatabaseEvents(alarms, "events", {
        databaseName: database.name,
        sources: {
          instance: { type: "db-instance", ids: [read("data-services", "database_identifiers", database.key)] },
        },
        topicArn: alarmTopicArn,
        tags,
      });
    }
    return {};
  },
};
