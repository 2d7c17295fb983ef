import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { MskconnectConnector, type MskconnectConnectorCapacity } from "@cdktf/provider-aws/lib/mskconnect-connector";
import { MskconnectWorkerConfiguration } from "@cdktf/provider-aws/lib/mskconnect-worker-configuration";
import { Construct } from "constructs";
import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { fingerprint, Plugin } from "./plugin";
import { connectorStatements, connectorTrust, type OpenedSecret } from "./policies";
import { type Addresses, connectorProperties, workerProperties } from "./properties";

export interface MskConnectorProps {
  readonly connector: MskConnectorModel;
  readonly addresses: Addresses;
  /** The secret that it reads. Default: there is none. */
  readonly opened: OpenedSecret | undefined;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Workers with a program, a role and a log. Made in about a quarter of an hour. */
export class MskConnector extends Construct {
  /** Undefined while it is paused. */
  readonly connectorArn: string | undefined;

  constructor(scope: Construct, id: string, props: MskConnectorProps) {
    super(scope, id);
    const { connector, place, tags } = props;
    const log = new CloudwatchLogGroup(this, "log", {
      name: connector.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: connector.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: connector.role.name,
      description: `Workers of the connector ${connector.name}`,
      assumeRolePolicy: policyDocument(connectorTrust(connector.name, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "connector",
      role: role.name,
      policy: policyDocument(connectorStatements(connector, props.opened, place)),
    });
    const plugin = configured(new Plugin(this, "plugin", { connector, place, tags }), ".plugin");
    const properties = workerProperties(connector, place.region);
    const workers = new MskconnectWorkerConfiguration(this, "workers", {
      // It never changes, and cannot go while a connector has it.
      name: `${connector.name}-${fingerprint(properties)}`,
      propertiesFileContent: properties,
      tags: { ...tags },
      lifecycle: { createBeforeDestroy: true },
    });
    if (connector.paused) return;
    const made = new MskconnectConnector(this, "Resource", {
      name: connector.name,
      kafkaconnectVersion: connector.connectVersion,
      connectorConfiguration: connectorProperties(connector, props.addresses),
      capacity: capacityOf(connector.capacity),
      kafkaCluster: {
        apacheKafkaCluster: {
          bootstrapServers: props.addresses.brokers,
          vpc: { subnets: [...props.subnetIds], securityGroups: [props.securityGroupId] },
        },
      },
      kafkaClusterClientAuthentication: { authenticationType: "IAM" },
      kafkaClusterEncryptionInTransit: { encryptionType: "TLS" },
      plugin: [{ customPlugin: { arn: plugin.arn, revision: plugin.revision } }],
      workerConfiguration: { arn: workers.arn, revision: workers.latestRevision },
      serviceExecutionRoleArn: role.arn,
      logDelivery: { workerLogDelivery: { cloudwatchLogs: { enabled: true, logGroup: log.name } } },
      tags: { ...tags },
      dependsOn: [policy],
    });
    this.connectorArn = made.arn;
  }
}

function capacityOf(capacity: MskConnectorModel["capacity"]): MskconnectConnectorCapacity {
  if (capacity.mode === "provisioned")
    return { provisionedCapacity: { workerCount: capacity.workers, mcuCount: capacity.unitsPerWorker } };
  return {
    autoscaling: {
      minWorkerCount: capacity.leastWorkers,
      maxWorkerCount: capacity.mostWorkers,
      mcuCount: capacity.unitsPerWorker,
      scaleOutPolicy: { cpuUtilizationPercentage: capacity.growAtPercent },
      scaleInPolicy: { cpuUtilizationPercentage: capacity.shrinkAtPercent },
    },
  };
}
