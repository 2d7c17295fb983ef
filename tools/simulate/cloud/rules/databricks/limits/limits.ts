import { at, type ObjectValue } from "../../../../schema/value";
import { accountOf, metastoreOf, metastoreOfObject, workspaceOf, workspaceOfObject } from "../../../databricks/scope";
import type { Rule, RuleRequest } from "../../../rule";
import { withFacet } from "../../../services";
import type { Limit } from "../../../services/service";
import type { CloudObject, StoreView } from "../../../store";
import { textOf } from "../../../values";

const LIMITS = withFacet("limit");

/** Databricks' own limits. */
export const limits: Rule = {
  id: "limits",
  source: 'settled facts C11: Databricks, "Resource limits"; facts 5 and 6.3; pain 21: issue 1586',
  types: Object.keys(LIMITS),
  operations: ["create", "update"],
  refuses(request) {
    const limit = LIMITS[request.type];
    if (limit === undefined || (request.operation === "update" && !limit.weight)) return undefined;
    const count = counted(request, limit);
    const max = request.published.limits[limit.max];
    if (count <= max) return undefined;
    return {
      summary: "RESOURCE_LIMIT_EXCEEDED",
      detail: `${request.type}: ${count} of ${max} ${limit.what}`,
      fix: "share what is there already, or ask Databricks for a higher limit",
    };
  },
};

function counted(request: RuleRequest, limit: Limit): number {
  const { store, existing, type } = request;
  const planned = request.planned ?? {};
  const apart = (attributes: ObjectValue) => groupOf(limit, attributes, store);
  const weight = limit.weight ?? (() => 1);
  const place = { account: accountOf(request), metastore: metastoreOf(request), workspace: workspaceOf(request)?.key }[
    limit.among
  ];
  const placeOf = (object: CloudObject) =>
    ({
      account: object.account,
      metastore: metastoreOfObject(store, object),
      workspace: workspaceOfObject(store, object)?.key,
    })[limit.among];
  const others = store
    .ofType(type, ...(limit.with ?? []))
    .filter(
      (other) => other.key !== existing?.key && apart(other.attributes) === apart(planned) && placeOf(other) === place,
    );
  return [planned, ...others.map(({ attributes }) => attributes)].reduce((sum, each) => sum + weight(each), 0);
}

/** What is counted apart has different texts. */
function groupOf({ by = [] }: Limit, attributes: ObjectValue, store: StoreView): string {
  if (typeof by === "function") return by(attributes, store);
  return by.map((name) => textOf(at(attributes, name)) ?? "").join(" ");
}
