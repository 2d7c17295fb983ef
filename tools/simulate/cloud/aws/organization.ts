import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";

/** The organization of an AWS account, if it has one. */
export function organizationOf(store: StoreView, account: string | undefined): CloudObject | undefined {
  return store.ofType("aws_organizations_organization").find((object) => object.account === account);
}

/** Condition keys that follow from the organization of a principal's account; none where it has none. */
export function organizationContext(store: StoreView, account: string | undefined): Readonly<Record<string, string>> {
  const id = textOf(organizationOf(store, account)?.attributes.id ?? null);
  return id === undefined ? {} : { "aws:PrincipalOrgID": id };
}
