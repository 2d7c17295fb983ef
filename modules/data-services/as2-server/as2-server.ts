import { TransferProfile } from "@cdktf/provider-aws/lib/transfer-profile";
import { TransferServer } from "@cdktf/provider-aws/lib/transfer-server";
import { Construct } from "constructs";
import { AS2_PORT, type As2ServerModel } from "../../../config/kinds/data-services/as2-server";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { ClientSecurityGroup } from "../../network/client-security-group";
import { transferAddresses } from "../transfer-addresses";

export interface As2ServerProps {
  readonly server: As2ServerModel;
  readonly vpcId: string;
  /** Stable key, as the zone → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** ARN of a log group with all its streams. */
  readonly logDestination: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A server for AS2 inside the VPC, and who it is to its partners. They know it by its name and addresses, so it is kept. */
export class As2Server extends Construct {
  readonly serverId: string;
  /** The name that AWS gives it. */
  readonly endpoint: string;
  readonly vpcEndpointId: string;
  /** Addresses in the internet; empty inside the VPC. */
  readonly publicIps: readonly string[];
  readonly profileId: string;

  constructor(scope: Construct, id: string, { server, tags, protection, ...props }: As2ServerProps) {
    super(scope, id);
    const { name } = server;
    const { preventDestroy } = protection;
    const group = new ClientSecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: server.groupName,
      description: "AS2 server for its partners",
      clientCidrs: server.endpoint.clientCidrs,
      ports: [{ id: "as2", protocol: "tcp", port: AS2_PORT, description: "AS2 partners" }],
    });
    const addresses =
      server.endpoint.access === "internet"
        ? transferAddresses(this, { subnetIds: props.subnetIds, name: `${name}-as2`, tags, preventDestroy })
        : [];
    const made = new TransferServer(this, "Resource", {
      domain: "S3",
      identityProviderType: "SERVICE_MANAGED",
      protocols: ["AS2"],
      endpointType: "VPC",
      endpointDetails: {
        vpcId: props.vpcId,
        subnetIds: Object.values(props.subnetIds),
        securityGroupIds: [group.securityGroupId],
        ...(addresses.length > 0 && { addressAllocationIds: addresses.map(({ allocationId }) => allocationId) }),
      },
      // Messages are encrypted and signed themselves; AWS offers no other transport.
      protocolDetails: { as2Transports: ["HTTP"] },
      structuredLogDestinations: [props.logDestination],
      tags: { ...tags, Name: name },
      lifecycle: { preventDestroy },
    });
    const profile = new TransferProfile(this, "profile", {
      as2Id: server.as2Id,
      profileType: "LOCAL",
      certificateIds: [...server.certificateIds],
      tags: { ...tags, Name: name },
    });
    configured(profile, ".as2Id");
    this.serverId = made.id;
    this.endpoint = made.endpoint;
    this.vpcEndpointId = made.endpointDetails.vpcEndpointId;
    this.publicIps = addresses.map(({ publicIp }) => publicIp);
    this.profileId = profile.profileId;
  }
}
