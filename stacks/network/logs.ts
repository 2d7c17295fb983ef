import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { LOG_GROUPS, ROLES } from "../../config/derive/purposes";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { FirewallLogs } from "../../modules/network/firewall-logs";
import { FlowLog } from "../../modules/network/flow-log";
import { QueryLogs } from "../../modules/network/query-logs";
import { placeOf } from "../base/place";
import type { FoundationOutputs } from "../foundation";

/** What is recorded: traffic, names that are looked up, what the firewall saw. The foundation is read only where needed. */
export function networkLogs(
  stack: Construct,
  env: Environment,
  network: CustomerManagedNetwork,
  vpc: { readonly vpcId: string; readonly firewallArn: string | undefined },
  foundation: () => FoundationOutputs,
): void {
  const { names, prefix } = env;
  const { vpcId, firewallArn } = vpc;
  const logGroup = (retentionDays: number) => ({
    kmsKeyArn: foundation().kms_key_arns.logs,
    retentionDays,
    preventDestroy: env.protection.preventDestroy,
  });

  if (firewallArn !== undefined) {
    const { destination, retentionDays } = network.egress.firewallLogs;
    configured(
      new FirewallLogs(stack, "firewall-logs", {
        firewallArn,
        destination:
          destination === "s3"
            ? { bucketName: foundation().log_bucket_name }
            : { logGroupPrefix: nameOf(names, "logGroups", LOG_GROUPS.firewall), ...logGroup(retentionDays) },
      }),
      "network.egress.firewallLogs",
    );
  }
  const { queryLogs } = network;
  if (queryLogs.destination !== "off") {
    configured(
      new QueryLogs(stack, "query-logs", {
        vpcId,
        name: prefix,
        destination:
          queryLogs.destination === "s3"
            ? { bucketArn: foundation().log_bucket_arn }
            : { logGroupName: nameOf(names, "logGroups", LOG_GROUPS.queryLogs), ...logGroup(queryLogs.retentionDays) },
      }),
      "network.queryLogs",
    );
  }
  const { destination, traffic, aggregationSeconds, retentionDays } = network.flowLogs;
  if (destination !== "off") {
    configured(
      new FlowLog(stack, "flow-log", {
        vpcId,
        name: prefix,
        destination,
        traffic,
        aggregationSeconds,
        bucketArn: foundation().log_bucket_arn,
        logGroup: {
          ...placeOf(env),
          logGroupName: nameOf(names, "logGroups", LOG_GROUPS.flowLogs),
          roleName: nameOf(names, "roles", ROLES.flowLogs),
          ...logGroup(retentionDays),
        },
      }),
      "network.flowLogs",
    );
  }
}
