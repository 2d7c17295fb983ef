import { parseArn } from "../../../config/arn";
import { accountInArn } from "../cloud/whereabouts";
import type { Fixture } from "./fixture";

/** Clusters of Kafka that are there already, and lists of their brokers. */
export const KAFKA_FIXTURES: readonly Fixture[] = [
  {
    provider: "aws",
    why: "Somebody has made the Kafka cluster (dataServices, msk-cluster, mode existing), and lets the account in.",
    find: ({ environments }) =>
      environments.flatMap(({ dataServices }) =>
        Object.values(dataServices).flatMap((service) => {
          if (service.kind !== "msk-cluster" || service.mode !== "existing") return [];
          const { clusterArn, name } = service;
          const { region } = parseArn(clusterArn);
          const hosts = (port: number) => `b-1.${name}.kafka.${region}.amazonaws.com:${port}`;
          return [
            {
              type: "aws_msk_cluster",
              account: accountInArn(clusterArn),
              place: region,
              attributes: {
                id: clusterArn,
                arn: clusterArn,
                cluster_name: name,
                bootstrap_brokers_sasl_iam: hosts(9098),
                bootstrap_brokers_vpc_connectivity_sasl_iam: hosts(14001),
              },
            },
          ];
        }),
      ),
  },
];
