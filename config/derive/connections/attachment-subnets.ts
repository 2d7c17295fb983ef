import { prefixLength } from "../../schema/cidr";
import { lastQuarterBlock, ZONES_PER_SLOT } from "../subnets";

/** Size of an attachment's subnet. Source: AWS, "Amazon VPC attachments in AWS Transit Gateway", design best practices. */
const BITS = 28;
/** Endpoints, NAT gateways and firewall come before it in the last quarter of the VPC. */
const KINDS_BEFORE = 3;

interface Attached {
  readonly cidr: string;
  readonly availabilityZoneIds: readonly string[];
  readonly connections?: { readonly transitGateway?: { readonly subnets?: Readonly<Record<string, string>> } };
}

/** Zone id → block of the subnet that the transit gateway's attachment has for itself; empty without one. */
export function attachmentSubnets({ cidr, availabilityZoneIds, connections }: Attached): Record<string, string> {
  const gateway = connections?.transitGateway;
  if (gateway === undefined) return {};
  return Object.fromEntries(
    availabilityZoneIds.map((zone, index) => {
      const room = lastQuarterBlock(
        cidr,
        Math.min(prefixLength(cidr) + 8, BITS),
        KINDS_BEFORE * (ZONES_PER_SLOT + 1) + index,
      );
      return [zone, gateway.subnets?.[zone] ?? `${room.split("/")[0]}/${BITS}`];
    }),
  );
}
