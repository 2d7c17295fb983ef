import { at } from "../../../schema/value";
import { inAccount } from "../../computed/databricks-account";
import { endpointServices } from "../../databricks/endpoint-services";
import { inAws, ofAccount } from "../../references/databricks-targets";
import { oneInAccount } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

const ENDPOINT = ofAccount("databricks_mws_vpc_endpoint", "vpc_endpoint_id");

/** Networks of workspaces, registered endpoints, private access. */
export const networks: Service = {
  databricks_mws_networks: {
    computed: (request) => ({
      ...inAccount("network_id")(request),
      vpc_status: "UNATTACHED",
      workspace_id: 0,
    }),
    references: {
      vpc_id: inAws("id", "aws_vpc"),
      subnet_ids: inAws("id", "aws_subnet"),
      security_group_ids: inAws("id", "aws_security_group", "aws_default_security_group"),
      "vpc_endpoints.rest_api": ENDPOINT,
      "vpc_endpoints.dataplane_relay": ENDPOINT,
    },
    unique: [
      {
        ...oneInAccount("network_name"),
        fix: "put something into network_name that changes with the network, so that a replacement can be made beside it",
      },
    ],
  },
  databricks_mws_private_access_settings: {
    computed: inAccount("private_access_settings_id"),
    references: { allowed_vpc_endpoint_ids: ENDPOINT },
    unique: [oneInAccount("private_access_settings_name")],
    limit: { max: "privateAccessSettings", among: "account", what: "private access settings per account" },
  },
  databricks_mws_vpc_endpoint: {
    computed: (request) => {
      const { planned, published, store } = request;
      const endpoint = store.find("aws_vpc_endpoint", "id", at(planned, "aws_vpc_endpoint_id"));
      const service = textOf(at(endpoint?.attributes, "service_name")) ?? "";
      return {
        ...inAccount("vpc_endpoint_id")(request),
        aws_account_id: endpoint?.account ?? "",
        aws_endpoint_service_id: service.split(".").at(-1) ?? "",
        state: "available",
        use_case: endpointServices(published, store, textOf(at(planned, "region"))).get(service) ?? "WORKSPACE_ACCESS",
      };
    },
    references: { aws_vpc_endpoint_id: inAws("id", "aws_vpc_endpoint") },
    unique: [
      oneInAccount("vpc_endpoint_name"),
      { ...oneInAccount("aws_vpc_endpoint_id"), fix: "register the AWS endpoint once, and share it" },
    ],
    limit: { max: "endpointRegistrations", among: "account", what: "endpoint registrations per account" },
  },
};
