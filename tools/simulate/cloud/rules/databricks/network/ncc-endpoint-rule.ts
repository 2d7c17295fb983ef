import { at, isUnknown, type Value } from "../../../../schema/value";
import { databricksPrincipals } from "../../../databricks/roles";
import type { Rule } from "../../../rule";
import type { StoreView } from "../../../store";
import { textOf, textsAt } from "../../../values";

/** A private endpoint rule leads to S3, or to an endpoint service that lets Databricks' role in. */
export const nccEndpointRule: Rule = {
  id: "ncc-endpoint-rule",
  source: "facts 10; settled facts C11; hazard H14",
  types: ["databricks_mws_ncc_private_endpoint_rule"],
  operations: ["create", "update"],
  refuses({ operation, context, published, store, existing, planned, config, changed }) {
    const service = textOf(at(planned, "endpoint_service"));
    const names = textsAt(planned ?? {}, "domain_names");
    const buckets = textsAt(planned ?? {}, "resource_names");
    const summary = "INVALID_PARAMETER_VALUE";
    if (operation === "create" && at(config, "enabled") !== null && !isUnknown(at(config, "enabled"))) {
      const path = [{ attribute: "enabled" }];
      return { summary, detail: "enabled cannot be set when a rule is made", fix: "leave enabled out", path };
    }
    const state = textOf(at(existing?.attributes, "connection_state"));
    if (changed.includes("enabled") && at(planned, "enabled") === true && state !== "ESTABLISHED") {
      const path = [{ attribute: "enabled" }];
      const detail = `The endpoint is ${state}: only one that is ESTABLISHED can be switched on`;
      return { summary, detail, fix: "have the connection accepted first", path };
    }
    const { namesPerPrivateEndpoint: most } = published.limits;
    if (names.length > most) {
      const path = [{ attribute: "domain_names" }];
      const detail = `A rule has at most ${most} domain_names; there are ${names.length}`;
      return { summary, detail, fix: "divide the names among several rules", path };
    }
    if (service === undefined) return undefined;
    const path = [{ attribute: "endpoint_service" }];
    const isS3 = /^com\.amazonaws\.[a-z0-9-]+\.s3$/.test(service);
    if (isS3 !== buckets.length > 0) {
      const detail = isS3 ? "A rule for S3 needs resource_names" : `resource_names does not go with ${service}`;
      return { summary, detail, fix: "name buckets for S3, domain_names for an endpoint service", path };
    }
    const elsewhere = otherRegion(store, at(planned, "network_connectivity_config_id"), service);
    if (elsewhere !== undefined) {
      const detail = `${service} is not in ${elsewhere}, where the network connectivity configuration is`;
      return { summary, detail, fix: "use a configuration of the service's own region", path };
    }
    if (isS3) return undefined;
    const own = store.find("aws_vpc_endpoint_service", "service_name", service);
    if (own === undefined) {
      const detail = `There is no endpoint service ${service}`;
      return { summary, detail, fix: "take service_name from an aws_vpc_endpoint_service of the same region", path };
    }
    const role = databricksPrincipals(published, context.host).privateConnectivityRoleArn(own.place ?? "");
    const allowed = [
      ...textsAt(own.attributes, "allowed_principals"),
      ...store
        .ofType("aws_vpc_endpoint_service_allowed_principal")
        .filter(({ attributes }) => at(attributes, "vpc_endpoint_service_id") === at(own.attributes, "id"))
        .flatMap(({ attributes }) => textsAt(attributes, "principal_arn")),
    ];
    if (allowed.includes(role) || allowed.includes("*")) return undefined;
    return {
      summary,
      detail: `The endpoint service ${service} does not allow ${role}`,
      fix: "add the role to its allowed_principals",
      path,
    };
  },
};

/** The configuration's region, if the service is in another one. */
function otherRegion(store: StoreView, id: Value, service: string): string | undefined {
  const ncc = store.find("databricks_mws_network_connectivity_config", "network_connectivity_config_id", id);
  const region = textOf(at(ncc?.attributes, "region"));
  return region === undefined || service.split(".").includes(region) ? undefined : region;
}
