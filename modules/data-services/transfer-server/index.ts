import { Fn } from "cdktf";
import { Construct } from "constructs";
import { SFTP_SUBNETS, type TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { CountedLog } from "../counted-log";
import { placedSubnets } from "../placed-subnets";
import { failuresMetric } from "./metrics";
import { TransferAlarms } from "./transfer-alarms";
import { TransferServer } from "./transfer-server";
import { TransferUser } from "./transfer-user";

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
    const made = new TransferServer(all, "server", {
      server,
      vpcId: read("network", "vpc_id"),
      subnetIds: placedSubnets({ ...server.endpoint, subnets: SFTP_SUBNETS[server.endpoint.access] }, context.readAll),
      // The group with all its streams, as the server takes it.
      logDestination: `${log.logGroupArn}:*`,
      tags,
      protection,
    });
    for (const [userName, user] of Object.entries(server.users)) {
      const signsIn = new TransferUser(all, `user-${userName}`, {
        user,
        userName,
        serverId: made.serverId,
        bucketName: server.bucket,
        kmsKeyArn: read("foundation", "kms_key_arns", "data"),
        place,
        tags,
      });
      configured(signsIn, `.users.${userName}`);
    }
    const internet = server.endpoint.access === "internet";
    return {
      transfer_server_ids: made.serverId,
      // Inside the VPC the server goes by the names of its VPC endpoint.
      transfer_server_endpoints: server.hostname ?? (internet ? made.endpoint : made.vpcEndpointId),
      transfer_server_host_key_fingerprints: made.hostKeyFingerprint,
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
