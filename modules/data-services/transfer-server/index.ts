import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import { configured } from "../../configured";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { TransferAlarms } from "./transfer-alarms";
import { TransferLog } from "./transfer-log";
import { TransferServer } from "./transfer-server";
import { TransferUser } from "./transfer-user";

export const contributions: Contributions<TransferServerModel> = {
  "data-services"(scope, id, context) {
    const { entry: server, place, tags, protection, read } = context;
    const all = new Construct(scope, id);
    const log = new TransferLog(all, "log", {
      serverName: server.name,
      logGroupName: server.logGroupName,
      kmsKeyArn: read("foundation", "kms_key_arns", "logs"),
      retentionDays: server.logRetentionDays,
      tags,
      preventDestroy: protection.preventDestroy,
    });
    const made = new TransferServer(all, "server", {
      server,
      vpcId: read("network", "vpc_id"),
      subnetIds: subnetIds(context),
      logDestination: log.destination,
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

/** Subnets of the VPC by a stable key: its own, or those that the configuration names. */
function subnetIds({
  entry: { endpoint },
  readAll,
}: Pick<Contributed<TransferServerModel>, "entry" | "readAll">): Readonly<Record<string, string>> {
  if (endpoint.subnetIds !== undefined) return Object.fromEntries(endpoint.subnetIds.map((id) => [id, id]));
  const all = readAll("network", endpoint.access === "internet" ? "public_subnet_ids" : "endpoint_subnet_ids");
  const zones = endpoint.availabilityZoneIds ?? Object.keys(all);
  return Object.fromEntries(Object.entries(all).filter(([zone]) => zones.includes(zone)));
}
