import { z } from "zod";
import { allowList } from "../../allow-list";
import { uuid } from "../../common";
import { traffic } from "./destination";
import { gatewayEnd } from "./vpn";

/** AWS Direct Connect: an own line. Circuit, virtual interface and Direct Connect gateway are there already. */
export const directConnectSchema = z.strictObject({
  /** The Direct Connect gateway, in the environment's AWS account. */
  gatewayId: uuid,
  /** Where it leads to: a transit gateway of one's own (transit virtual interface), or a gateway of the VPC (private one). */
  gateway: gatewayEnd,
  /** Blocks that are announced to the other side, at most 20. Default: those of the VPC. */
  allowedPrefixes: allowList({ most: 20 }).optional(),
  ...traffic,
});
