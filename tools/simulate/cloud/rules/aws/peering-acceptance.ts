import { at } from "../../../schema/value";
import { peeringOf } from "../../aws/peerings";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import { textOf } from "../../values";
import { awsAccount } from "../../whereabouts";

const FIX =
  "accept with the provider of the other VPC's account, in its region; without access to it, let its owner accept";

/** A peering is accepted by the owner of the other VPC, in the other VPC's region, and by nobody else. */
export const peeringAcceptance: Rule = {
  id: "peering-acceptance",
  source: "EC2 API, AcceptVpcPeeringConnection; AWS provider documentation of aws_vpc_peering_connection (auto_accept)",
  types: ["aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"],
  operations: ["create"],
  refuses(request) {
    const { type, planned } = request;
    if (at(planned, "auto_accept") !== true) return undefined;
    return type === "aws_vpc_peering_connection" ? byItself(request) : byAccepter(request);
  },
};

function byItself({ planned, context }: RuleRequest) {
  const [owner, region] = [textOf(at(planned, "peer_owner_id")), textOf(at(planned, "peer_region"))];
  const far =
    (owner !== undefined && owner !== awsAccount(context)) ||
    (region !== undefined && region !== at(planned, "region"));
  if (!far) return undefined;
  return {
    summary: "OperationNotPermitted",
    detail: "A peering with another account or region is not accepted by the call that asks for it",
    fix: FIX,
    path: [{ attribute: "auto_accept" }],
  };
}

function byAccepter({ planned, context, store }: RuleRequest) {
  const peering = peeringOf(store, at(planned, "vpc_peering_connection_id"));
  if (!peering) return undefined;
  const [owner, region] = [at(peering.attributes, "peer_owner_id"), at(peering.attributes, "peer_region")];
  const here = [awsAccount(context), textOf(at(planned, "region"))];
  if (owner === here[0] && region === here[1]) return undefined;
  return {
    summary: "OperationNotPermitted",
    detail: `${describe(peering)} waits for account ${String(owner)} in ${String(region)}, and not for ${here.join(" in ")}`,
    fix: FIX,
    path: [{ attribute: "vpc_peering_connection_id" }],
  };
}
