import type { ExistingCluster as Existing, MskClusterModel } from "../../../config/kinds/data-services/msk-cluster";
import type { Contributed, Contributions, Made } from "../../kinds/contribution";
import { placedSubnets } from "../placed-subnets";
import { MskClusterAlarms } from "./alarms";
import { ExistingCluster } from "./existing-cluster";
import { ProvisionedCluster } from "./provisioned-cluster";
import { ServerlessCluster } from "./serverless-cluster";

export const contributions: Contributions<MskClusterModel> = {
  "data-services"(scope, id, { entry: cluster, ...context }): Made {
    const { place, tags, protection, read, keyArn, serviceKeyArn } = context;
    switch (cluster.mode) {
      case "existing": {
        const connection = cluster.reach.mode === "network" ? undefined : connectionOf(cluster, context);
        const { brokers } = new ExistingCluster(scope, id, { cluster, ...(connection && { connection }) });
        return { kafka_brokers: brokers, kafka_cluster_arns: cluster.clusterArn };
      }
      case "serverless": {
        const made = new ServerlessCluster(scope, id, {
          cluster,
          subnetIds: Object.values(standing(cluster, context)),
          securityGroupId: groupOf(cluster.key, context),
          tags,
          protection,
        });
        return { kafka_brokers: made.brokers, kafka_cluster_arns: made.arn };
      }
      case "provisioned": {
        const made = new ProvisionedCluster(scope, id, {
          cluster,
          subnetIds: standing(cluster, context),
          securityGroupId: groupOf(cluster.key, context),
          kmsKeyArn: serviceKeyArn(cluster.key),
          secretKeyArn: keyArn("data"),
          logKeyArn: read("foundation", "kms_key_arns", "logs"),
          place,
          tags,
          protection,
        });
        const { iam, certificateAuthorityArns } = cluster.authentication;
        return {
          kafka_cluster_arns: made.arn,
          ...(iam && { kafka_brokers: made.brokers.iam }),
          ...(Object.keys(cluster.scramUsers).length > 0 && { kafka_brokers_scram: made.brokers.scram }),
          ...(certificateAuthorityArns.length > 0 && { kafka_brokers_tls: made.brokers.tls }),
        };
      }
    }
  },
  operations(scope, id, { entry: cluster, alarmTopicArn }) {
    if (cluster.mode !== "existing") new MskClusterAlarms(scope, id, { cluster, topicArn: alarmTopicArn });
    return {};
  },
};

type Reading = Pick<Contributed<unknown>, "read" | "readAll">;
type Zones = Parameters<typeof placedSubnets>[0];

const standing = (where: Omit<Zones, "subnets">, { readAll }: Reading) =>
  placedSubnets({ ...where, subnets: "data-services" }, readAll);

/** Made by the network layer, with the rules of both sides. */
const groupOf = (key: string, { read }: Reading) => read("network", "data_service_security_group_ids", key);

function connectionOf({ reach, key }: Existing, context: Reading & Pick<Contributed<unknown>, "tags">) {
  if (reach.mode === "network") return undefined;
  return {
    vpcId: context.read("network", "vpc_id"),
    subnetIds: Object.values(standing(reach, context)),
    securityGroupId: groupOf(key, context),
    tags: context.tags,
  };
}
