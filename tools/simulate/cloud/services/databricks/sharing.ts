import { at, type ObjectValue } from "../../../schema/value";
import type { ComputedRequest } from "../../computed/computed";
import { securableValues } from "../../computed/databricks-unity-catalog";
import { namesOfSecurables, oneSecurable } from "../../data-sources/databricks-workspace";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Delta Sharing. */
export const sharing: Service = {
  databricks_share: {
    computed: named,
    limit: { max: "shares", among: "metastore", what: "shares per metastore" },
    answers: oneSecurable("databricks_share", "object"),
    answeredBy: "workspace",
  },
  databricks_recipient: {
    computed: named,
    limit: { max: "recipients", among: "metastore", what: "recipients per metastore" },
  },
  databricks_provider: {
    computed: named,
    limit: { max: "providers", among: "metastore", what: "providers per metastore" },
  },
  databricks_shares: {
    answers: namesOfSecurables("databricks_share", "shares"),
    answeredBy: "workspace",
  },
};

function named(request: ComputedRequest): ObjectValue {
  const name = textOf(at(request.planned, "name")) ?? "";
  const own = securableValues(request);
  return { ...own, id: name, effective_owner: textOf(at(request.planned, "owner")) ?? at(own, "owner") };
}
