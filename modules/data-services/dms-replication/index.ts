import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DmsReplicationSubnetGroup } from "@cdktf/provider-aws/lib/dms-replication-subnet-group";
import { Construct } from "constructs";
import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { placedSubnets } from "../placed-subnets";
import { ReplicationAlarms } from "./alarms";
import { InstanceReplication } from "./instance-replication";
import { endpointStatements, logKeyStatements, topicStatements } from "./policies";
import { ServerlessReplication } from "./serverless-replication";
import { SourceEndpoint } from "./source-endpoint";
import { TargetEndpoint } from "./target-endpoint";

export const contributions: Contributions<DmsReplicationModel> = {
  network: { endpointStatements: { s3: endpointStatements } },
  foundation: { logKeyStatements },
  alarms: { topicStatements },
  "data-services"(scope, id, context) {
    const { entry, place, tags, protection, read, keyArn } = context;
    const all = new Construct(scope, id);
    const dataKeyArn = keyArn("data");
    const log = new CloudwatchLogGroup(all, "log", {
      name: entry.logGroupName,
      kmsKeyId: read("foundation", "kms_key_arns", "logs"),
      retentionInDays: entry.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const subnets = new DmsReplicationSubnetGroup(all, "subnets", {
      replicationSubnetGroupId: entry.name,
      replicationSubnetGroupDescription: `Subnets of ${entry.name}`,
      subnetIds: Object.values(placedSubnets({ ...entry.network, subnets: "data-services" }, context.readAll)),
      tags: { ...tags },
    });
    const source = new SourceEndpoint(all, "source", {
      entry,
      opened: openedWith(entry, dataKeyArn, read),
      dataKeyArn,
      place,
      tags,
    });
    const target = new TargetEndpoint(all, "target", { entry, keyArn, ...targetOf(entry, read), place, tags });
    const on = {
      sourceArn: source.endpointArn,
      targetArn: target.endpointArn,
      subnetGroupId: subnets.replicationSubnetGroupId,
      securityGroupId: read("network", "data_service_security_group_ids", entry.key),
      dataKeyArn,
      tags,
      protection,
      // What DMS logs before the group is there makes one without an end and a key.
      dependsOn: [log],
    };
    const made =
      entry.mode === "serverless"
        ? new ServerlessReplication(all, "replication", { ...on, entry })
        : new InstanceReplication(all, "replication", { ...on, entry });
    return { replication_arns: made.arn, replication_ids: made.identifier };
  },
  operations(scope, id, { entry, alarmTopicArn, place, tags, read }) {
    new ReplicationAlarms(scope, id, {
      entry,
      replicationArn: read("data-services", "replication_arns", entry.key),
      replicationId: read("data-services", "replication_ids", entry.key),
      topicArn: alarmTopicArn,
      place,
      tags,
    });
    return {};
  },
};

type Read = Contributed<unknown>["read"];

/** The secret, and the key that encrypts it. */
function openedWith({ source: { signIn } }: DmsReplicationModel, dataKeyArn: string, read: Read) {
  return signIn.mode === "entry"
    ? { secretArn: read("data-services", "secret_arns", signIn.entry), keyArn: dataKeyArn }
    : { secretArn: signIn.secretArn, keyArn: signIn.kmsKeyArn };
}

/** What is made here and written to, as references, so that it is there. */
const targetOf = ({ target }: DmsReplicationModel, read: Read) => ({
  streamArn: target.mode === "stream" ? read("data-services", "stream_arns", target.stream) : undefined,
  brokers: target.mode === "kafka" ? read("data-services", "kafka_brokers_scram", target.cluster) : undefined,
});
