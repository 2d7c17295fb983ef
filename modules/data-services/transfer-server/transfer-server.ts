import {
  TransferServer as AwsTransferServer,
  type TransferServerWorkflowDetails,
} from "@cdktf/provider-aws/lib/transfer-server";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { TRANSFER_PORTS, type TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import type { Protection } from "../../../config/model";
import { ClientSecurityGroup } from "../../network/client-security-group";
import { transferAddresses } from "../transfer-addresses";
import { type SignIn, signIn } from "./sign-in";

export interface TransferServerProps {
  readonly server: TransferServerModel;
  readonly vpcId: string;
  /** Stable key, as the zone → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Who says who may sign in. */
  readonly signIn: SignIn;
  /** What happens after an upload; undefined where nothing does. */
  readonly workflows: TransferServerWorkflowDetails | undefined;
  /** Policies of the roles that the server works with itself. */
  readonly worksWith: readonly ITerraformDependable[];
  /** ARN of a log group with all its streams. */
  readonly logDestination: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** The service's words. */
const PROTOCOLS = { sftp: "SFTP", ftps: "FTPS" } as const;

/** Name that the service shows as the server's own. Source: Transfer Family user guide, "Working with custom hostnames". */
const HOSTNAME_TAG = "transfer:customHostname";

/**
 * A server inside the VPC. AWS makes its host key, which partners know it by: a new server has another one, so it
 * is kept, and so are its addresses, which are in their firewalls.
 */
export class TransferServer extends Construct {
  readonly serverId: string;
  readonly serverArn: string;
  readonly hostKeyFingerprint: string;
  /** The name that AWS gives it. */
  readonly endpoint: string;
  readonly vpcEndpointId: string;
  /** Addresses in the internet; empty inside the VPC. */
  readonly publicIps: readonly string[];

  constructor(scope: Construct, id: string, { server, tags, protection, ...props }: TransferServerProps) {
    super(scope, id);
    const { name, banner, hostname } = server;
    const group = new ClientSecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: server.groupName,
      description: "SFTP server for its clients",
      clientCidrs: server.endpoint.clientCidrs,
      ports: server.protocols.flatMap((protocol) =>
        TRANSFER_PORTS[protocol].map(({ id, from, to, description }) => ({
          id,
          protocol: "tcp" as const,
          port: from,
          ...(to !== from && { lastPort: to }),
          description,
        })),
      ),
    });
    const addresses =
      server.endpoint.access === "internet"
        ? transferAddresses(this, {
            subnetIds: props.subnetIds,
            name: `${name}-sftp`,
            tags,
            preventDestroy: protection.preventDestroy,
          })
        : [];
    const made = new AwsTransferServer(this, "Resource", {
      domain: "S3",
      ...signIn(props.signIn),
      protocols: server.protocols.map((protocol) => PROTOCOLS[protocol]),
      ...(server.certificateArn !== undefined && { certificate: server.certificateArn }),
      endpointType: "VPC",
      endpointDetails: {
        vpcId: props.vpcId,
        subnetIds: Object.values(props.subnetIds),
        securityGroupIds: [group.securityGroupId],
        ...(addresses.length > 0 && { addressAllocationIds: addresses.map(({ allocationId }) => allocationId) }),
      },
      securityPolicyName: server.securityPolicy,
      protocolDetails: {
        // Many clients set the time of a file after an upload, which S3 cannot do: that is no failure.
        setStatOption: "ENABLE_NO_OP",
        ...(server.passiveIp !== undefined && { passiveIp: server.passiveIp }),
        // The connection for the data belongs to whoever signed in: no other client takes it over.
        ...(server.protocols.includes("ftps") && { tlsSessionResumptionMode: "ENFORCED" }),
      },
      // Without it a folder has to be there before its user may sign in.
      s3StorageOptions: { directoryListingOptimization: "ENABLED" },
      structuredLogDestinations: [props.logDestination],
      ...(props.workflows && { workflowDetails: { ...props.workflows } }),
      ...(banner !== undefined && { preAuthenticationLoginBanner: banner }),
      tags: { ...tags, Name: name, ...(hostname !== undefined && { [HOSTNAME_TAG]: hostname }) },
      lifecycle: { preventDestroy: protection.preventDestroy },
      ...(props.worksWith.length > 0 && { dependsOn: [...props.worksWith] }),
    });
    this.serverId = made.id;
    this.serverArn = made.arn;
    this.hostKeyFingerprint = made.hostKeyFingerprint;
    this.endpoint = made.endpoint;
    this.vpcEndpointId = made.endpointDetails.vpcEndpointId;
    this.publicIps = addresses.map(({ publicIp }) => publicIp);
  }
}
