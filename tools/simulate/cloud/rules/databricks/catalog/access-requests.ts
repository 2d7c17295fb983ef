import { at } from "../../../../schema/value";
import { callerInWords } from "../../../databricks/principals";
import { metastoreOf } from "../../../databricks/scope";
import { callerHas, callerOwns, holdersOf, securableNamed } from "../../../databricks/securables";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { blockOf, itemsOf, textOf } from "../../../values";

/** Kinds that the API of requests calls otherwise than grants do. */
const KINDS: Readonly<Record<string, string>> = { CONNECTION: "foreign_connection", REGISTERED_MODEL: "model" };

/** Requests for access go to places of something that is there, set by who manages it; a page of one's own stands alone. */
export const accessRequests: Rule = {
  id: "access-requests",
  source: 'Databricks, "Manage access requests"; Unity Catalog API, Request for Access',
  types: ["databricks_rfa_access_request_destinations"],
  operations: ["create", "update"],
  refuses(request) {
    const { store, planned } = request;
    if (planned === null) return undefined;
    const of = blockOf(planned, "securable");
    const type = textOf(at(of, "type")) ?? "";
    const name = textOf(at(of, "full_name"));
    const kind = KINDS[type] ?? type.toLowerCase();
    const securable = securableNamed(store, metastoreOf(request), kind, name);
    if (securable === undefined) {
      return {
        summary: `${type}_DOES_NOT_EXIST`,
        detail: `there is no ${kind} "${name}" in the metastore`,
        fix: `refer to the ${kind}, so that it is made first`,
        path: [{ attribute: "securable" }],
      };
    }
    const chain = [securable, ...holdersOf(store, securable.type, securable.attributes, metastoreOf(request))];
    if (!callerOwns(store, chain) && !callerHas(store, chain, "MANAGE")) {
      return {
        summary: "PERMISSION_DENIED: User does not have MANAGE",
        detail: `${callerInWords(store)}, neither owns ${describe(securable)} nor has MANAGE on it`,
        fix: "keep Terraform's service principal the owner, or grant it MANAGE",
      };
    }
    const kinds = itemsOf(planned, "destinations").map((one) => textOf(at(one, "destination_type")));
    return kinds.includes("URL") && kinds.length > 1
      ? {
          summary: "INVALID_PARAMETER_VALUE",
          detail: "A URL destination cannot be combined with other destinations",
          fix: "leave the URL alone, or the other destinations",
          path: [{ attribute: "destinations" }],
        }
      : undefined;
  },
};
