import { valueAt } from "../changes/value-at";
import { type Family, plain, type Right, text, textsOf, valuesOf } from "./right";

/** Private ways of serverless compute, and which policy it goes by. */
export const serverlessWays: Family = plain(
  ["databricks_mws_ncc_private_endpoint_rule", "databricks_mws_ncc_binding", "databricks_workspace_network_option"],
  ({ type, values }): Right[] => {
    const connectivity = text(values.network_connectivity_config_id);
    if (type === "databricks_mws_ncc_private_endpoint_rule") {
      const who = `serverless compute under ${connectivity}`;
      const things = [...textsOf(values.domain_names), ...textsOf(values.resource_names)];
      return [text(values.endpoint_service), ...things.map((thing) => `${thing} by ${text(values.endpoint_service)}`)]
        .slice(things.length > 0 ? 1 : 0)
        .map((on) => ({ who, what: "reach", on, under: "" }));
    }
    const who = `serverless compute of workspace ${text(values.workspace_id)}`;
    return type === "databricks_mws_ncc_binding"
      ? [{ who, what: "go the ways of", on: connectivity, under: "" }]
      : [{ who, what: "go where it may by", on: `network policy ${text(values.network_policy_id)}`, under: "" }];
  },
);

/** Names that a VPC may ask for. */
export const dnsFirewall: Family = plain(
  [
    "aws_route53_resolver_firewall_domain_list",
    "aws_route53_resolver_firewall_rule",
    "aws_route53_resolver_firewall_rule_group_association",
  ],
  ({ type, values }): Right[] => {
    if (type === "aws_route53_resolver_firewall_rule") {
      const on = `names of ${text(values.firewall_domain_list_id)}`;
      const asks = { who: "what is in its VPCs", what: "ask for", on, under: "" };
      return text(values.action) === "BLOCK" ? [{ ...asks, denies: true }] : [asks];
    }
    if (type === "aws_route53_resolver_firewall_rule_group_association") {
      const on = `DNS firewall ${text(values.name)}`;
      return [{ who: `what is in ${text(values.vpc_id)}`, what: "go past", on, under: "", denies: true }];
    }
    // What names everything is there to be blocked: its rule says so.
    return textsOf(values.domains)
      .filter((name) => name !== "*." && name !== "*")
      .map((on) => ({ who: `names of ${text(values.name)}`, what: "be", on, under: "" }));
  },
);

/** What a firewall does with what no rule is about. */
export const firewallDefaults: Family = plain(["aws_networkfirewall_firewall_policy"], ({ values }): Right[] => {
  const who = `what goes through firewall policy ${text(values.name)}`;
  const drops = textsOf(valueAt(values, "firewall_policy", "stateful_default_actions")).filter((action) =>
    action.startsWith("aws:drop"),
  );
  const passes = ["stateless_default_actions", "stateless_fragment_default_actions"].filter((argument) =>
    textsOf(valueAt(values, "firewall_policy", argument)).includes("aws:pass"),
  );
  return [
    ...(drops.length > 0
      ? [{ who, what: "reach", on: "what no rule is about", under: "", denies: true as const }]
      : []),
    ...passes.map((argument) => ({
      who,
      what: "reach",
      on: `everywhere, past its rules (${argument.replaceAll("_", " ")})`,
      under: "",
    })),
  ];
});

/** Who may do what with a workspace of HCP Terraform, and which others read its outputs. */
export const terraformWorkspaces: Family = plain(
  ["tfe_team_access", "tfe_workspace_settings", "tfe_agent_pool_allowed_workspaces"],
  ({ type, values }): Right[] => {
    const on = `HCP workspace ${text(values.workspace_id)}`;
    if (type === "tfe_workspace_settings") {
      return textsOf(values.remote_state_consumer_ids).map((id) => ({
        ...{ who: `HCP workspace ${id}`, what: "read the outputs of", on, under: "" },
      }));
    }
    if (type === "tfe_agent_pool_allowed_workspaces") {
      return textsOf(values.allowed_workspace_ids).map((id) => ({
        ...{ who: `HCP workspace ${id}`, what: "run on", on: `agent pool ${text(values.agent_pool_id)}`, under: "" },
      }));
    }
    const who = `team ${text(values.team_id)}`;
    const single = valuesOf(values.permissions).flatMap((permissions) =>
      Object.entries(permissions)
        .filter(([, level]) => level !== false && level !== "none" && level !== null)
        .map(([name, level]) => (level === true ? name : `${name}: ${String(level)}`)),
    );
    const levels = text(values.access) === "" ? single : [text(values.access)];
    return levels.map((what) => ({ who, what, on, under: "" }));
  },
);
