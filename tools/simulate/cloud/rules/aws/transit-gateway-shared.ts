import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import type { CloudObject, StoreView } from "../../store";
import { awsAccount } from "../../whereabouts";

/** Another account's transit gateway does not exist for whom it is not shared with. */
export const transitGatewayShared: Rule = {
  id: "transit-gateway-shared",
  source: "Transit gateways guide, Shared transit gateways; AWS RAM user guide, Shareable AWS resources",
  types: ["aws_ec2_transit_gateway_vpc_attachment"],
  operations: ["create"],
  refuses({ planned, store, context }) {
    const gateway = store.find("aws_ec2_transit_gateway", "id", at(planned, "transit_gateway_id"));
    const account = awsAccount(context);
    if (!gateway || account === undefined || gateway.account === undefined || gateway.account === account)
      return undefined;
    if (sharedWith(store, gateway).some((principal) => principal === account || principal.startsWith("arn:"))) {
      return undefined;
    }
    return {
      summary: "InvalidTransitGatewayID.NotFound",
      detail: `${describe(gateway)} belongs to account ${gateway.account}, and is not shared with ${account}`,
      fix: "let its owner share it by AWS RAM, and accept the invitation",
      path: [{ attribute: "transit_gateway_id" }],
    };
  },
};

/** Accounts, and ARNs of an organization or its units, whose accounts nobody knows here. */
function sharedWith(store: StoreView, gateway: CloudObject): string[] {
  const shares = store
    .ofType("aws_ram_resource_association")
    .filter(({ attributes }) => at(attributes, "resource_arn") === at(gateway.attributes, "arn"))
    .map(({ attributes }) => at(attributes, "resource_share_arn"));
  return store
    .ofType("aws_ram_principal_association")
    .filter(({ attributes }) => shares.includes(at(attributes, "resource_share_arn")))
    .map(({ attributes }) => String(at(attributes, "principal")));
}
