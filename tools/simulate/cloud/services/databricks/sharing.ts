import { at, type ObjectValue, type Value } from "../../../schema/value";
import type { ComputedRequest } from "../../computed/computed";
import { hex } from "../../computed/databricks-ids";
import { securableValues } from "../../computed/databricks-unity-catalog";
import { hostUrl } from "../../computed/databricks-workspace";
import { namesOfSecurables, oneSecurable } from "../../data-sources/databricks-workspace";
import { itemsOf, textOf } from "../../values";
import type { Service } from "../service";

/** Delta Sharing. Source: its API reference, and provider 1.99.0. */
export const sharing: Service = {
  databricks_share: {
    computed: (request) => {
      const own = named(request);
      return { ...own, storage_location: "", object: sharedObjects(request.planned, [], own) };
    },
    // Objects are added, changed and taken out by their name.
    revised: ({ planned, existing, context }) => {
      const now = { created_at: context.clock.now(), created_by: at(existing, "created_by") };
      return { object: sharedObjects(planned, itemsOf(existing, "object"), now) };
    },
    limit: { max: "shares", among: "metastore", what: "shares per metastore" },
    answers: oneSecurable("databricks_share", "object"),
    answeredBy: "workspace",
  },
  databricks_recipient: {
    computed: recipient,
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

/** What a share says of what is in it. Recipients see it under its own name, without the catalog. */
function sharedObjects(planned: ObjectValue, before: readonly ObjectValue[], added: ObjectValue): Value {
  return itemsOf(planned, "object").map((object) => {
    const known = before.find((other) => at(other, "name") === at(object, "name"));
    const name = textOf(at(object, "name")) ?? "";
    const type = textOf(at(object, "data_object_type")) ?? "";
    const own = type === "NOTEBOOK_FILE" ? name : name.split(".").slice(1).join(".");
    const isFile = /^(NOTEBOOK_FILE|VOLUME|MODEL|FUNCTION)$/.test(type);
    return {
      added_at: at(known, "added_at") ?? at(added, "created_at"),
      added_by: at(known, "added_by") ?? at(added, "created_by"),
      effective_cdf_enabled: at(object, "cdf_enabled") === true,
      effective_history_data_sharing_status: textOf(at(object, "history_data_sharing_status")) ?? "DISABLED",
      effective_shared_as: isFile ? "" : (textOf(at(object, "shared_as")) ?? own),
      effective_string_shared_as: isFile ? (textOf(at(object, "string_shared_as")) ?? own) : "",
      effective_start_version: at(object, "start_version") ?? 0,
      status: "ACTIVE",
    };
  });
}

/** A recipient outside Databricks gets a link to its token; one in Databricks is told apart by its metastore. */
function recipient(request: ComputedRequest): ObjectValue {
  const { planned, seed } = request;
  const [cloud = "", region = ""] = textOf(at(planned, "data_recipient_global_metastore_id"))?.split(":") ?? [];
  const isOpen = at(planned, "authentication_type") === "TOKEN";
  const link = `${hostUrl(request)}/delta_sharing/retrieve_config.html?${hex(seed, 32, "activation")}`;
  return { ...named(request), activated: false, activation_url: isOpen ? link : "", cloud, region };
}
