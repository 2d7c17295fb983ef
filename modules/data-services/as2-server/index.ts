import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { mapValues } from "../../../config/derive/map-values";
import type { As2ServerModel } from "../../../config/kinds/data-services/as2-server";
import { TRANSFER_SUBNETS } from "../../../config/kinds/data-services/transfer-endpoint";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { connectorLog } from "../connector-log";
import { placedSubnets } from "../placed-subnets";
import { failureStatement, TransferFailures } from "../transfer-failures";
import { logStatements } from "../transfer-policies";
import { TransferRole } from "../transfer-role";
import { As2Partner } from "./as2-partner";
import { As2Sender } from "./as2-sender";
import { As2Server } from "./as2-server";

/** Events of messages that were lost, or of which nobody knows whether they came. */
const FAILED = [
  "AS2 MDN Receive Failed",
  "AS2 MDN Send Failed",
  "AS2 Payload Receive Failed",
  "AS2 Payload Send Failed",
] as const;

export const contributions: Contributions<As2ServerModel> = {
  alarms: {
    topicStatements: (servers, topicArn, place) => [
      failureStatement(
        "FailedMessages",
        servers.map(({ failureRule }) => failureRule),
        topicArn,
        place,
      ),
    ],
  },
  "data-services"(scope, id, context) {
    const { entry: server, place, tags, protection, read } = context;
    const all = new Construct(scope, id);
    const logKeyArn = read("foundation", "kms_key_arns", "logs");
    const { preventDestroy } = protection;
    const log = new CloudwatchLogGroup(all, "log", {
      name: server.logGroupName,
      kmsKeyId: logKeyArn,
      retentionInDays: server.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy },
    });
    const made = new As2Server(all, "server", {
      server,
      vpcId: read("network", "vpc_id"),
      subnetIds: placedSubnets(
        { ...server.endpoint, subnets: TRANSFER_SUBNETS[server.endpoint.access] },
        context.readAll,
      ),
      // The group with all its streams, as the server takes it.
      logDestination: `${log.arn}:*`,
      tags,
      protection,
    });
    const logRole =
      server.logRole &&
      new TransferRole(all, "send-log", {
        roleName: server.logRole.name,
        description: `Writes the logs of what ${server.name} sends`,
        takenFor: "connector/*",
        statements: logStatements(place),
        place,
        tags,
      });
    const common = {
      ownProfileId: made.profileId,
      bucketName: server.bucket,
      kmsKeyArn: read("foundation", "kms_key_arns", "data"),
      place,
      tags,
    };
    const partners = mapValues(server.partners, (partner, name) =>
      configured(
        new As2Partner(all, `partner-${name}`, { partner, name, serverId: made.serverId, ...common }),
        `.partners.${name}`,
      ),
    );
    const senders = Object.fromEntries(
      Object.entries(server.partners).flatMap(([name, { send }]) => {
        const partnerProfileId = partners[name]?.profileId;
        if (send === undefined || logRole === undefined || partnerProfileId === undefined) return [];
        const sender = configured(
          new As2Sender(all, `send-${name}`, { send, name, partnerProfileId, logRole, ...common }),
          `.partners.${name}.send`,
        );
        connectorLog(sender, "log", {
          connectorId: sender.connectorId,
          kmsKeyArn: logKeyArn,
          retentionDays: server.logRetentionDays,
          tags,
          preventDestroy,
        });
        return [[name, sender.connectorId]];
      }),
    );
    const internet = server.endpoint.access === "internet";
    return {
      as2_server_ids: made.serverId,
      // Inside the VPC the server goes by the names of its VPC endpoint.
      as2_server_endpoints: internet ? made.endpoint : made.vpcEndpointId,
      as2_agreement_ids: Fn.jsonencode(mapValues(partners, ({ agreementId }) => agreementId)),
      ...(Object.keys(senders).length > 0 && { as2_connector_ids: Fn.jsonencode(senders) }),
      ...(internet && { as2_server_public_ips: Fn.join(",", [...made.publicIps]) }),
    };
  },
  operations(scope, id, { entry: server, alarmTopicArn, read }) {
    const sends = server.logRole !== undefined;
    new TransferFailures(scope, id, {
      ruleName: server.failureRule,
      about: `The AS2 server ${server.name}`,
      happened: FAILED,
      ids: {
        "server-id": [read("data-services", "as2_server_ids", server.key)],
        ...(sends && {
          "connector-id": Object.entries(server.partners).flatMap(([name, { send }]) =>
            send === undefined
              ? []
              : [Fn.lookup(Fn.jsondecode(read("data-services", "as2_connector_ids", server.key)), name, "")],
          ),
        }),
      },
      topicArn: alarmTopicArn,
    });
    return {};
  },
};
