import { DataAwsMskBootstrapBrokers } from "@cdktf/provider-aws/lib/data-aws-msk-bootstrap-brokers";
import { MskVpcConnection } from "@cdktf/provider-aws/lib/msk-vpc-connection";
import { Construct } from "constructs";
import type { ExistingCluster as Model } from "../../../config/kinds/data-services/msk-cluster";

export interface ExistingClusterProps {
  readonly cluster: Model;
  /** Where the managed connection stands. Default: there is none. */
  readonly connection?: {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupId: string;
    readonly tags: Readonly<Record<string, string>>;
  };
}

/** Brokers of a cluster that is there already, and the way to them where they are in another VPC. */
export class ExistingCluster extends Construct {
  /** Brokers for clients that sign in by IAM. */
  readonly brokers: string;

  constructor(scope: Construct, id: string, { cluster, connection }: ExistingClusterProps) {
    super(scope, id);
    const way =
      connection === undefined
        ? undefined
        : new MskVpcConnection(this, "connection", {
            targetClusterArn: cluster.clusterArn,
            authentication: "SASL_IAM",
            vpcId: connection.vpcId,
            clientSubnets: [...connection.subnetIds],
            securityGroups: [connection.securityGroupId],
            tags: { ...connection.tags },
          });
    const found = new DataAwsMskBootstrapBrokers(this, "brokers", {
      clusterArn: cluster.clusterArn,
      ...(way !== undefined && { dependsOn: [way] }),
    });
    this.brokers = way === undefined ? found.bootstrapBrokersSaslIam : found.bootstrapBrokersVpcConnectivitySaslIam;
  }
}
