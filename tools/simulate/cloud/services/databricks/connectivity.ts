import { at, type ObjectValue, type Value } from "../../../schema/value";
import { nameForm } from "../../checks/name-form";
import type { ComputedRequest } from "../../computed/computed";
import { inAccount } from "../../computed/databricks-account";
import { hex, uuid } from "../../computed/databricks-ids";
import { objectsOfAccount } from "../../data-sources/databricks-account";
import { found } from "../../data-sources/find";
import { same } from "../../databricks/scope";
import { fillAccount, leavesBinding } from "../../effects/databricks";
import { inAws, ofAccount, WORKSPACE } from "../../references/databricks-targets";
import type { StoreView } from "../../store";
import { oneInAccount, owned } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

const NCC = ofAccount("databricks_mws_network_connectivity_config", "network_connectivity_config_id");

const NETWORK_POLICY = {
  ...ofAccount("databricks_account_network_policy", "network_policy_id"),
  // Databricks' own, which every account has.
  except: /^default-policy$/,
};

const NCC_TYPE = "databricks_mws_network_connectivity_config";

/** Network of serverless compute: connectivity configurations, network policies. */
export const connectivity: Service = {
  databricks_mws_network_connectivity_config: {
    computed: (request) => ({
      ...inAccount("network_connectivity_config_id")(request),
      updated_time: request.context.clock.now(),
    }),
    unique: [oneInAccount("name", "region")],
    limit: {
      max: "connectivityConfigurations",
      among: "account",
      by: ["region"],
      what: "network connectivity configurations per region",
    },
    checks: [nameForm("name", /^[0-9a-zA-Z-_]{3,30}$/, "3 to 30 letters, digits, hyphens and underscores")],
    answers: ({ store, context, config }) =>
      found(
        objectsOfAccount(store, NCC_TYPE, context.accountId).find(({ attributes }) =>
          same(at(attributes, "name"), at(config, "name")),
        ),
        `network connectivity configuration ${textOf(at(config, "name"))}`,
      ),
    answeredBy: "account",
  },
  databricks_mws_ncc_binding: {
    computed: ({ planned }) => ({
      id: `${textOf(at(planned, "workspace_id"))}/${textOf(at(planned, "network_connectivity_config_id"))}`,
    }),
    references: {
      workspace_id: WORKSPACE,
      network_connectivity_config_id: NCC,
    },
    // Provider issue 5399: the second binding replaces the first without a word.
    unique: [owned(oneInAccount("workspace_id"), "the workspace")],
    limit: {
      max: "workspacesPerConnectivity",
      among: "account",
      by: ["network_connectivity_config_id"],
      what: "workspaces per network connectivity configuration",
    },
    effects: leavesBinding,
  },
  databricks_mws_ncc_private_endpoint_rule: {
    computed: ({ planned, seed, context, store }) => ({
      id: `${textOf(at(planned, "network_connectivity_config_id"))}/${uuid(seed)}`,
      rule_id: uuid(seed),
      connection_state: acceptsAnybody(store, at(planned, "endpoint_service")) ? "ESTABLISHED" : "PENDING",
      vpc_endpoint_id: `vpce-${hex(seed, 17, "endpoint")}`,
      enabled: !/\.s3$/.test(textOf(at(planned, "endpoint_service")) ?? ""),
      creation_time: context.clock.now(),
      updated_time: context.clock.now(),
    }),
    references: {
      network_connectivity_config_id: NCC,
      // S3 has no object; a service with a connection cannot go.
      endpoint_service: {
        targets: ["aws_vpc_endpoint_service"],
        attribute: "service_name",
        within: "anywhere",
        except: /^com\.amazonaws\.[a-z0-9-]+\.s3$/,
        blocksDelete: "ExistingVpcEndpointConnections",
      },
      resource_names: inAws("bucket", "aws_s3_bucket"),
    },
    limit: {
      max: "privateEndpoints",
      among: "account",
      by: regionOfNcc,
      what: "private endpoints per region, over all configurations",
    },
  },
  databricks_workspace_network_option: {
    references: {
      workspace_id: WORKSPACE,
      network_policy_id: NETWORK_POLICY,
    },
    unique: [owned(oneInAccount("workspace_id"), "the workspace")],
    effects: leavesBinding,
  },
  simulated_leftover_binding: {
    references: {
      // What stays behind when a binding is destroyed; see effects/databricks.ts.
      workspace_id: WORKSPACE,
    },
  },
  databricks_mws_network_connectivity_configs: {
    answers: ({ store, context, config }) => ({
      id: context.accountId ?? "_",
      names: objectsOfAccount(store, NCC_TYPE, context.accountId)
        .filter(
          ({ attributes }) => at(config, "region") === null || same(at(attributes, "region"), at(config, "region")),
        )
        .map(({ attributes }) => textOf(at(attributes, "name")) ?? ""),
    }),
    answeredBy: "account",
  },
  databricks_account_network_policy: {
    importedBy: [["network_policy_id"], ""],
    unique: [oneInAccount("network_policy_id")],
    checks: [
      nameForm("network_policy_id", /^[a-zA-Z0-9_.-]{1,32}$/, "1 to 32 letters, digits, dots, hyphens and underscores"),
    ],
    // The service fills in the account, and the next plan wants to take it out again.
    effects: { created: fillAccount, updated: fillAccount },
  },
};

/** Whether a service lets connections in by itself, as S3 does; others wait for somebody. */
function acceptsAnybody(store: ComputedRequest["store"], service: Value): boolean {
  if (/^com\.amazonaws\.[a-z0-9-]+\.s3$/.test(textOf(service) ?? "")) return true;
  return (
    at(store.find("aws_vpc_endpoint_service", "service_name", service)?.attributes, "acceptance_required") === false
  );
}

/** Region of the connectivity configuration that a rule belongs to. */
function regionOfNcc(attributes: ObjectValue, store: StoreView): string {
  const id = at(attributes, "network_connectivity_config_id");
  const ncc = store.find("databricks_mws_network_connectivity_config", "network_connectivity_config_id", id);
  return textOf(at(ncc?.attributes, "region")) ?? "";
}
