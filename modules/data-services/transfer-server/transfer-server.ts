import { Eip } from "@cdktf/provider-aws/lib/eip";
import { TransferServer as AwsTransferServer } from "@cdktf/provider-aws/lib/transfer-server";
import { Construct } from "constructs";
import { mapValues } from "../../../config/derive/map-values";
import { SFTP_PORT, type TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import type { Protection } from "../../../config/model";
import { ClientSecurityGroup } from "../../network/client-security-group";

export interface TransferServerProps {
  readonly server: TransferServerModel;
  readonly vpcId: string;
  /** Stable key, as the zone → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** ARN of a log group with all its streams. */
  readonly logDestination: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Name that the service shows as the server's own. Source: Transfer Family user guide, "Working with custom hostnames". */
const HOSTNAME_TAG = "transfer:customHostname";

/**
 * An SFTP server inside the VPC. AWS makes its host key, which partners know it by: a new server has another one, so it
 * is kept, and so are its addresses, which are in their firewalls.
 */
export class TransferServer extends Construct {
  readonly serverId: string;
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
      name: `${name}-sftp`,
      description: "SFTP server for its clients",
      clientCidrs: server.endpoint.clientCidrs,
      ports: [{ id: "sftp", protocol: "tcp", port: SFTP_PORT, description: "SFTP clients" }],
    });
    const addresses =
      server.endpoint.access === "internet"
        ? Object.values(
            mapValues(
              props.subnetIds,
              (_, key) =>
                new Eip(this, `address-${key}`, {
                  domain: "vpc",
                  tags: { ...tags, Name: `${name}-sftp-${key}` },
                  lifecycle: { preventDestroy: protection.preventDestroy },
                }),
            ),
          )
        : [];
    const made = new AwsTransferServer(this, "Resource", {
      domain: "S3",
      identityProviderType: "SERVICE_MANAGED",
      protocols: ["SFTP"],
      endpointType: "VPC",
      endpointDetails: {
        vpcId: props.vpcId,
        subnetIds: Object.values(props.subnetIds),
        securityGroupIds: [group.securityGroupId],
        ...(addresses.length > 0 && { addressAllocationIds: addresses.map(({ allocationId }) => allocationId) }),
      },
      securityPolicyName: server.securityPolicy,
      // Many clients set the time of a file after an upload, which S3 cannot do: that is no failure.
      protocolDetails: { setStatOption: "ENABLE_NO_OP" },
      // Without it a folder has to be there before its user may sign in.
      s3StorageOptions: { directoryListingOptimization: "ENABLED" },
      structuredLogDestinations: [props.logDestination],
      ...(banner !== undefined && { preAuthenticationLoginBanner: banner }),
      tags: { ...tags, Name: name, ...(hostname !== undefined && { [HOSTNAME_TAG]: hostname }) },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    this.serverId = made.id;
    this.hostKeyFingerprint = made.hostKeyFingerprint;
    this.endpoint = made.endpoint;
    this.vpcEndpointId = made.endpointDetails.vpcEndpointId;
    this.publicIps = addresses.map(({ publicIp }) => publicIp);
  }
}
