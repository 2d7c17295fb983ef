import { MskServerlessCluster } from "@cdktf/provider-aws/lib/msk-serverless-cluster";
import { Construct } from "constructs";
import type { ServerlessCluster as Model } from "../../../config/kinds/data-services/msk-cluster";
import type { Protection } from "../../../config/model";

export interface ServerlessClusterProps {
  readonly cluster: Model;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A cluster whose brokers AWS sees to. It is encrypted with a key of AWS, which takes no other. */
export class ServerlessCluster extends Construct {
  readonly arn: string;
  /** Brokers for clients that sign in by IAM. */
  readonly brokers: string;

  constructor(scope: Construct, id: string, props: ServerlessClusterProps) {
    super(scope, id);
    const made = new MskServerlessCluster(this, "Resource", {
      clusterName: props.cluster.name,
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfig: [{ subnetIds: [...props.subnetIds], securityGroupIds: [props.securityGroupId] }],
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    this.arn = made.arn;
    this.brokers = made.bootstrapBrokersSaslIam;
  }
}
