import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { mapValues } from "../../../config/derive/map-values";
import { TRANSFER_SUBNETS } from "../../../config/kinds/data-services/transfer-endpoint";
import type { TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { CountedLog } from "../counted-log";
import { placedSubnets } from "../placed-subnets";
import { TransferRole } from "../transfer-role";
import { GivenFolder } from "./given-folder";
import { failuresMetric } from "./metrics";
import { TransferAlarms } from "./transfer-alarms";
import { TransferGroup } from "./transfer-group";
import { TransferServer } from "./transfer-server";
import { TransferUser } from "./transfer-user";
import { invocationStatement } from "./workflow-policies";
import { Workflows } from "./workflows";

export const contributions: Contributions<TransferServerModel> = {
  "data-services"(scope, id, context) {
    const { entry: server, place, tags, protection, read } = context;
    const all = new Construct(scope, id);
    const log = new CountedLog(
      all,
      "log",
      {
        logGroupName: server.logGroupName,
        kmsKeyArn: read("foundation", "kms_key_arns", "logs"),
        retentionDays: server.logRetentionDays,
        tags,
        preventDestroy: protection.preventDestroy,
      },
      // Field and value as the service writes them. Source: Transfer Family user guide, "CloudWatch log structure".
      { id: "failures", pattern: '{ $.activity-type = "ERROR" }', metric: failuresMetric(server.name) },
    );
    const bucket = { bucketName: server.bucket, kmsKeyArn: read("foundation", "kms_key_arns", "data") };
    const workflows =
      server.workflowRole &&
      new Workflows(all, "workflow", { server, role: server.workflowRole, kmsKeyArn: bucket.kmsKeyArn, place, tags });
    const { identityProvider: provider } = server;
    const invocation =
      provider?.mode === "api"
        ? configured(
            new TransferRole(all, "sign-in", {
              roleName: provider.invocationRole.name,
              description: `Asks the API who may sign in to ${server.name}`,
              takenFor: "server/*",
              statements: [invocationStatement(provider.invokedArn)],
              place,
              tags,
            }),
            ".identityProvider",
          )
        : undefined;
    const made = new TransferServer(all, "server", {
      server,
      vpcId: read("network", "vpc_id"),
      subnetIds: placedSubnets(
        { ...server.endpoint, subnets: TRANSFER_SUBNETS[server.endpoint.access] },
        context.readAll,
      ),
      signIn: { provider, invocationRoleArn: invocation?.arn },
      workflows: workflows?.details,
      worksWith: [...(workflows ? [workflows.policy] : []), ...(invocation ? [invocation.policy] : [])],
      // The group with all its streams, as the server takes it.
      logDestination: `${log.logGroupArn}:*`,
      tags,
      protection,
    });
    workflows?.readKeysOf(made.serverId);
    const common = { serverId: made.serverId, ...bucket, place, tags };
    for (const [userName, user] of Object.entries(server.users)) {
      configured(new TransferUser(all, `user-${userName}`, { user, userName, ...common }), `.users.${userName}`);
    }
    if (provider?.mode === "directory") {
      for (const [name, group] of Object.entries(provider.groups)) {
        const made = new TransferGroup(all, `group-${name}`, { group, name, ...common });
        configured(made, `.identityProvider.groups.${name}`);
      }
    }
    const given =
      provider === undefined || provider.mode === "directory"
        ? undefined
        : mapValues(provider.folders, (folder, name) =>
            configured(
              new GivenFolder(all, `folder-${name}`, { given: folder, name, ...common }),
              `.identityProvider.folders.${name}`,
            ),
          );
    const internet = server.endpoint.access === "internet";
    if (server.hostname !== undefined && server.zoneId !== undefined) {
      const record = new Route53Record(all, "record", {
        zoneId: server.zoneId,
        name: server.hostname,
        type: "CNAME",
        ttl: 300,
        records: [made.endpoint],
      });
      configured(record, ".zoneId");
    }
    return {
      transfer_server_ids: made.serverId,
      // Inside the VPC the server goes by the names of its VPC endpoint.
      transfer_server_endpoints: server.hostname ?? (internet ? made.endpoint : made.vpcEndpointId),
      transfer_server_host_key_fingerprints: made.hostKeyFingerprint,
      ...(given && {
        transfer_server_arns: made.serverArn,
        transfer_server_folders: Fn.jsonencode(mapValues(given, ({ answer }) => answer)),
      }),
      ...(internet && { transfer_server_public_ips: Fn.join(",", [...made.publicIps]) }),
    };
  },
  operations(scope, id, { entry: server, alarmTopicArn, read }) {
    new TransferAlarms(scope, id, {
      serverName: server.name,
      serverId: read("data-services", "transfer_server_ids", server.key),
      expectFilesWithinHours: server.expectFilesWithinHours,
      topicArn: alarmTopicArn,
    });
    return {};
  },
};
