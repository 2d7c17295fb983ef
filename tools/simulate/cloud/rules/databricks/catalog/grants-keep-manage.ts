import { callerInWords, identitiesOfCaller } from "../../../databricks/principals";
import { WITHOUT_MANAGE } from "../../../databricks/privileges";
import { metastoreOf } from "../../../databricks/scope";
import {
  callerHas,
  callerOwns,
  grantsListed,
  grantTarget,
  holdersOf,
  securableNamed,
} from "../../../databricks/securables";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** `databricks_grants` takes away what it does not list: also the caller's own MANAGE. */
export const grantsKeepManage: Rule = {
  id: "grants-keep-manage",
  source: "hazard H10, pain 6: issue 4546",
  types: ["databricks_grants"],
  operations: ["create", "update"],
  refuses(request) {
    const { store, planned } = request;
    const target = planned && grantTarget(planned);
    const identities = identitiesOfCaller(store);
    if (!planned || !target || WITHOUT_MANAGE.includes(target.kind) || identities === undefined) return undefined;
    const metastore = metastoreOf(request);
    const securable = securableNamed(store, metastore, target.kind, target.name);
    if (securable === undefined) return undefined;
    const holders = holdersOf(store, securable.type, securable.attributes, metastore);
    if (callerOwns(store, [securable]) || callerHas(store, holders, "MANAGE")) return undefined;
    const listed = grantsListed(planned).some(
      ({ principal, privileges }) => identities.has(principal.toLowerCase()) && privileges.includes("MANAGE"),
    );
    if (listed) return undefined;
    return {
      summary: "PERMISSION_DENIED: the grants would take MANAGE away from the caller",
      detail: `${callerInWords(store)}, does not own ${describe(securable)}; after these grants it could not even read them`,
      fix: "list Terraform's service principal with MANAGE among the grants",
      path: [{ attribute: "grant" }],
    };
  },
};
