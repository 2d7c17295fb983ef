import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface PeeringProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** The other VPC. Changing it replaces the peering. */
  readonly peerVpcId: string;
  /** Its region, where it differs from this one. */
  readonly peerRegion?: string | undefined;
  /** Its account, where it differs from this one. */
  readonly peerAccountId?: string | undefined;
  /** How the other side is reached; undefined where somebody else accepts. */
  readonly accept?:
    | {
        /** Provider of the other account; undefined for this one. */
        readonly provider?: TerraformProvider | undefined;
        /** Public names of the other VPC lead to private addresses when this one asks. */
        readonly dnsResolution: boolean;
      }
    | undefined;
}

/** A peering as this VPC asks for it and, where the other side is within reach, as the other accepts it. */
export class Peering extends Construct {
  /** Id for routes; known only once the peering is active, where it is accepted here. */
  readonly peeringId: string;

  constructor(scope: Construct, id: string, props: PeeringProps) {
    super(scope, id);
    const { accept, peerRegion, peerAccountId } = props;
    // AWS accepts by the same call only within one account and region.
    const near = peerRegion === undefined && peerAccountId === undefined;
    const connection = new VpcPeeringConnection(this, "Resource", {
      vpcId: props.vpcId,
      peerVpcId: props.peerVpcId,
      ...(peerRegion === undefined ? {} : { peerRegion }),
      ...(peerAccountId === undefined ? {} : { peerOwnerId: peerAccountId }),
      ...(accept !== undefined && near ? { autoAccept: true } : {}),
      tags: { Name: props.name },
    });
    const theirs = {
      ...(accept?.provider === undefined ? {} : { provider: accept.provider }),
      // The role's provider works in the other region by itself.
      ...(accept?.provider === undefined && peerRegion !== undefined ? { region: peerRegion } : {}),
    };
    this.peeringId =
      accept === undefined || near
        ? connection.id
        : new VpcPeeringConnectionAccepterA(this, "accepter", {
            ...theirs,
            vpcPeeringConnectionId: connection.id,
            autoAccept: true,
            tags: { Name: props.name },
          }).id;
    if (accept?.dnsResolution) {
      // The half of the other VPC: its names are the ones that are asked for. Only an active peering takes options.
      new VpcPeeringConnectionOptions(this, "options", {
        ...theirs,
        vpcPeeringConnectionId: this.peeringId,
        accepter: { allowRemoteVpcDnsResolution: true },
      });
    }
  }
}
