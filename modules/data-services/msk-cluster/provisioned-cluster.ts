import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { MskCluster } from "@cdktf/provider-aws/lib/msk-cluster";
import { MskClusterPolicy } from "@cdktf/provider-aws/lib/msk-cluster-policy";
import { MskConfiguration } from "@cdktf/provider-aws/lib/msk-configuration";
import { Construct } from "constructs";
import type { ProvisionedCluster as Model } from "../../../config/kinds/data-services/msk-cluster";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { clusterPolicy } from "./policies";
import { ScramUsers } from "./scram-users";
import { serverProperties } from "./server-properties";
import { StorageScaling } from "./storage-scaling";

export interface ProvisionedClusterProps {
  readonly cluster: Model;
  /** Stable key, as the zone → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupId: string;
  /** ARN of the key that encrypts records and passwords. */
  readonly kmsKeyArn: string;
  /** ARN of the key of its users' secrets. */
  readonly secretKeyArn: string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Brokers in two or three zones, with TLS alone, whose disks grow and whose log is kept. Made in about half an hour. */
export class ProvisionedCluster extends Construct {
  readonly arn: string;
  /** Broker lists by way of signing in; only those that are switched on are of use. */
  readonly brokers: { readonly iam: string; readonly scram: string; readonly tls: string };

  constructor(scope: Construct, id: string, props: ProvisionedClusterProps) {
    super(scope, id);
    const { cluster, place, tags, protection } = props;
    const { storage, authentication, otherAccounts } = cluster;
    const zones = Object.values(props.subnetIds);
    const log = new CloudwatchLogGroup(this, "log", {
      name: cluster.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: cluster.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const configuration = new MskConfiguration(this, "configuration", {
      name: cluster.name,
      serverProperties: serverProperties(cluster, zones.length),
    });
    const made = new MskCluster(this, "Resource", {
      clusterName: cluster.name,
      kafkaVersion: cluster.kafkaVersion,
      numberOfBrokerNodes: cluster.brokers,
      storageMode: storage.tiered ? "TIERED" : "LOCAL",
      enhancedMonitoring: cluster.metrics,
      brokerNodeGroupInfo: {
        instanceType: cluster.instanceType,
        clientSubnets: zones,
        securityGroups: [props.securityGroupId],
        storageInfo: {
          ebsStorageInfo: {
            volumeSize: storage.gigabytesPerBroker,
            ...(storage.throughput !== undefined && {
              provisionedThroughput: { enabled: true, volumeThroughput: storage.throughput },
            }),
          },
        },
        // Other accounts come over connections of their own, never over the internet.
        ...(otherAccounts.length > 0 && {
          connectivityInfo: { vpcConnectivity: { clientAuthentication: { sasl: { iam: true } } } },
        }),
      },
      clientAuthentication: {
        sasl: { iam: authentication.iam, scram: Object.keys(cluster.scramUsers).length > 0 },
        ...(authentication.certificateAuthorityArns.length > 0 && {
          tls: { certificateAuthorityArns: [...authentication.certificateAuthorityArns] },
        }),
        unauthenticated: false,
      },
      configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
      encryptionInfo: {
        encryptionAtRestKmsKeyArn: props.kmsKeyArn,
        encryptionInTransit: { clientBroker: "TLS", inCluster: true },
      },
      loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: log.name } } },
      tags: { ...tags },
      lifecycle: {
        preventDestroy: protection.preventDestroy,
        // What AWS has grown stays grown.
        ...(storage.growToGigabytes !== undefined && { ignoreChanges: [VOLUME_SIZE] }),
      },
    });
    if (storage.growToGigabytes !== undefined) {
      const scaling = new StorageScaling(this, "storage", {
        name: cluster.name,
        clusterArn: made.arn,
        most: storage.growToGigabytes,
        percent: storage.growAtPercent,
      });
      configured(scaling, ".storage");
    }
    const policy = clusterPolicy(cluster, made.arn, place);
    if (policy.length > 0) {
      configured(
        new MskClusterPolicy(this, "policy", { clusterArn: made.arn, policy: policyDocument(policy) }),
        ".otherAccounts",
      );
    }
    if (Object.keys(cluster.scramUsers).length > 0) {
      const users = new ScramUsers(this, "users", {
        clusterArn: made.arn,
        users: cluster.scramUsers,
        kmsKeyArn: props.secretKeyArn,
        place,
        tags,
        protection,
      });
      configured(users, ".authentication.scramUsers");
    }
    this.arn = made.arn;
    this.brokers = {
      iam: made.bootstrapBrokersSaslIam,
      scram: made.bootstrapBrokersSaslScram,
      tls: made.bootstrapBrokersTls,
    };
  }
}

const VOLUME_SIZE = "broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size";
