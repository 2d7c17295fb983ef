import { at, type ObjectValue } from "../../../../schema/value";
import { accountOf, metastoreOf, metastoreOfObject, workspaceOf, workspaceOfObject } from "../../../databricks/scope";
import type { LimitName } from "../../../published";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject, StoreView } from "../../../store";
import { textOf, textsAt } from "../../../values";

/** At most so many of a type. */
interface Limit {
  readonly types: readonly string[];
  /** Which of the published limits. */
  readonly max: LimitName;
  readonly among: "account" | "metastore" | "workspace";
  /** Counted apart by these attributes: `["region"]`. Default: together. */
  readonly by?: (attributes: ObjectValue, store: StoreView) => string;
  /** How much one object counts. Default 1. */
  readonly weight?: (attributes: ObjectValue) => number;
  readonly what: string;
}

const by =
  (...names: readonly string[]) =>
  (attributes: ObjectValue) =>
    names.map((name) => textOf(at(attributes, name)) ?? "").join(" ");

/** Region of the connectivity configuration that a rule belongs to. */
const regionOfNcc = (attributes: ObjectValue, store: StoreView) => {
  const id = at(attributes, "network_connectivity_config_id");
  const ncc = store.find("databricks_mws_network_connectivity_config", "network_connectivity_config_id", id);
  return textOf(at(ncc?.attributes, "region")) ?? "";
};

const one = (type: string, max: LimitName, among: Limit["among"], what: string, apart?: Limit["by"]): Limit => ({
  types: [type],
  max,
  among,
  what,
  ...(apart && { by: apart }),
});

const LIMITS: readonly Limit[] = [
  one(
    "databricks_mws_credentials",
    "credentialConfigurationsEnterprise",
    "account",
    "credential configurations per account (Enterprise)",
  ),
  one(
    "databricks_mws_storage_configurations",
    "storageConfigurations",
    "account",
    "storage configurations per account",
  ),
  one("databricks_mws_vpc_endpoint", "endpointRegistrations", "account", "endpoint registrations per account"),
  one(
    "databricks_mws_private_access_settings",
    "privateAccessSettings",
    "account",
    "private access settings per account",
  ),
  one("databricks_mws_customer_managed_keys", "encryptionKeys", "account", "encryption keys per account"),
  one(
    "databricks_mws_network_connectivity_config",
    "connectivityConfigurations",
    "account",
    "network connectivity configurations per region",
    by("region"),
  ),
  one(
    "databricks_mws_ncc_private_endpoint_rule",
    "privateEndpoints",
    "account",
    "private endpoints per region, over all configurations",
    regionOfNcc,
  ),
  one(
    "databricks_mws_ncc_binding",
    "workspacesPerConnectivity",
    "account",
    "workspaces per network connectivity configuration",
    by("network_connectivity_config_id"),
  ),
  one(
    "databricks_mws_log_delivery",
    "logDeliveries",
    "account",
    "log deliveries of one type; disabled ones count",
    by("log_type", "workspace_ids_filter"),
  ),
  one("databricks_group", "groups", "account", "groups per account"),
  {
    types: ["databricks_service_principal", "databricks_user"],
    max: "usersAndServicePrincipals",
    among: "account",
    what: "users and service principals",
  },
  one("databricks_catalog", "catalogs", "metastore", "catalogs per metastore"),
  one("databricks_schema", "schemas", "metastore", "schemas per catalog", by("catalog_name")),
  one("databricks_share", "shares", "metastore", "shares per metastore"),
  one("databricks_recipient", "recipients", "metastore", "recipients per metastore"),
  one("databricks_provider", "providers", "metastore", "providers per metastore"),
  one("databricks_app", "apps", "workspace", "apps per workspace"),
  one("databricks_model_serving", "servingEndpoints", "workspace", "serving endpoints per workspace"),
  {
    types: ["databricks_ip_access_list"],
    max: "ipAccessListEntries",
    among: "workspace",
    weight: (attributes) => textsAt(attributes, "ip_addresses").length,
    what: "entries of IP access lists per workspace",
  },
];

/** Databricks' own limits. */
export const limits: Rule = {
  id: "limits",
  source: 'settled facts C11: Databricks, "Resource limits"; facts 5 and 6.3; pain 21: issue 1586',
  types: LIMITS.flatMap(({ types }) => types),
  operations: ["create", "update"],
  refuses(request) {
    for (const limit of LIMITS) {
      if (!limit.types.includes(request.type) || (request.operation === "update" && !limit.weight)) continue;
      const count = counted(request, limit);
      const max = request.published.limits[limit.max];
      if (count <= max) continue;
      return {
        summary: "RESOURCE_LIMIT_EXCEEDED",
        detail: `${request.type}: ${count} of ${max} ${limit.what}`,
        fix: "share what is there already, or ask Databricks for a higher limit",
      };
    }
    return undefined;
  },
};

function counted(request: RuleRequest, limit: Limit): number {
  const { store, existing } = request;
  const planned = request.planned ?? {};
  const apart = (attributes: ObjectValue) => limit.by?.(attributes, store) ?? "";
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
    .ofType(...limit.types)
    .filter(
      (other) => other.key !== existing?.key && apart(other.attributes) === apart(planned) && placeOf(other) === place,
    );
  return [planned, ...others.map(({ attributes }) => attributes)].reduce((sum, each) => sum + weight(each), 0);
}
