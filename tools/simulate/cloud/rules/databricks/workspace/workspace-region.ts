import { at } from "../../../../schema/value";
import { keyNamed } from "../../../databricks/roles";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject } from "../../../store";
import { textOf, textsAt } from "../../../values";

/** A workspace is in a region that Databricks serves, and everything that it is made of is there too. */
export const workspaceRegion: Rule = {
  id: "workspace-region",
  source: 'Databricks, "Databricks clouds and regions"; Account API, CreateWorkspace; peers.md pain 14',
  types: ["databricks_mws_workspaces"],
  operations: ["create", "update"],
  refuses(request) {
    const region = textOf(at(request.planned, "aws_region"));
    if (region === undefined) return undefined;
    if (!request.published.regions.some((facts) => facts.region === region)) {
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `Databricks does not serve the region ${region}`,
        fix: `use one of ${[...new Set(request.published.regions.map(({ region: served }) => served))].join(", ")}`,
        path: [{ attribute: "aws_region" }],
      };
    }
    const far = parts(request).find(({ place }) => place !== undefined && place !== region);
    return (
      far && {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `The workspace is in ${region}, but ${far.type} ${textOf(at(far.attributes, "id"))} is in ${far.place}`,
        fix: `use what is in ${region}`,
      }
    );
  },
};

/** The AWS objects behind the configurations of a workspace, and its private access settings. */
function parts({ planned, store }: RuleRequest): Pick<CloudObject, "type" | "attributes" | "place">[] {
  const configuration = (type: string, attribute: string) =>
    store.find(type, attribute, at(planned, attribute))?.attributes ?? {};
  const network = configuration("databricks_mws_networks", "network_id");
  const storage = configuration("databricks_mws_storage_configurations", "storage_configuration_id");
  const access = configuration("databricks_mws_private_access_settings", "private_access_settings_id");
  const keys = ["managed_services_customer_managed_key_id", "storage_customer_managed_key_id"].flatMap((name) => {
    const key = store.find("databricks_mws_customer_managed_keys", "customer_managed_key_id", at(planned, name));
    return textsAt(key?.attributes ?? {}, "aws_key_info.key_arn").flatMap((arn) => keyNamed(store, arn) ?? []);
  });
  const accessRegion = textOf(at(access, "region"));
  return [
    store.find("aws_vpc", "id", at(network, "vpc_id")),
    store.find("aws_s3_bucket", "bucket", at(storage, "bucket_name")),
    ...keys,
    { type: "databricks_mws_private_access_settings", attributes: access, place: accessRegion },
  ].filter((part) => part !== undefined);
}
