import { Construct } from "constructs";
import type { DatabaseProxyModel } from "../../../config/kinds/data-services/database-proxy";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { eventKeyStatements, eventTopicStatements } from "../database/event-policies";
import { DatabaseEvents } from "../database/events";
import { placedSubnets } from "../placed-subnets";
import { ProxyAlarms } from "./alarms";
import { DatabaseProxy } from "./database-proxy";
import type { ReadSecret } from "./policies";

export const contributions: Contributions<DatabaseProxyModel> = {
  foundation: { logKeyStatements: eventKeyStatements("Proxy") },
  alarms: { topicStatements: eventTopicStatements("Proxy") },
  "data-services"(scope, id, { entry, place, tags, protection, read, readAll }) {
    const made = new DatabaseProxy(scope, id, {
      entry,
      secrets: secretsOf(entry, read),
      databaseId: read("data-services", "database_identifiers", entry.database),
      resourceId: read("data-services", "database_resource_ids", entry.database),
      securityGroupId: read("network", "data_service_security_group_ids", entry.key),
      subnetIds: Object.values(placedSubnets({ ...entry.network, subnets: "data-services" }, readAll)),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      preventDestroy: protection.preventDestroy,
    });
    return { database_hosts: made.endpoint, database_proxy_names: made.proxyName };
  },
  operations(scope, id, { entry, alarmTopicArn, tags, read }) {
    const all = new Construct(scope, id);
    new ProxyAlarms(all, "alarms", { proxyName: entry.name, topicArn: alarmTopicArn });
    new DatabaseEvents(all, "events", {
      databaseName: entry.name,
      sources: { proxy: { type: "db-proxy", ids: [read("data-services", "database_proxy_names", entry.key)] } },
      topicArn: alarmTopicArn,
      tags,
    });
    return {};
  },
};

/** Secrets with the keys that encrypt them. */
function secretsOf({ signIn }: DatabaseProxyModel, read: Contributed<unknown>["read"]): ReadSecret[] {
  if (signIn.mode === "iam") return [];
  const dataKeyArn = read("foundation", "kms_key_arns", "data");
  return signIn.secrets.map((one) =>
    one.mode === "entry"
      ? { secretArn: read("data-services", "secret_arns", one.entry), keyArn: dataKeyArn }
      : { secretArn: one.secretArn, keyArn: one.kmsKeyArn },
  );
}
