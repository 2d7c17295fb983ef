import type { CloudContext } from "../../semantics/cloud";
import type { StoreView } from "../store";
import { textOf } from "../values";
import { awsAccount } from "../whereabouts";

/** Condition keys that follow from the organization of the account that Terraform works in; none where it has none. */
export function organizationContext(store: StoreView, context: CloudContext): Readonly<Record<string, string>> {
  const account = awsAccount(context);
  const organization = store.ofType("aws_organizations_organization").find((object) => object.account === account);
  const id = textOf(organization?.attributes.id ?? null);
  return id === undefined ? {} : { "aws:PrincipalOrgID": id };
}
