import { blocks, text } from "../../../emitted/resources";
import { type Claim, inProduction, without } from "./claim";

/** Database → the argument that says that it is encrypted. */
const ENCRYPTED: Readonly<Record<string, string>> = {
  aws_db_instance: "storage_encrypted",
  aws_rds_cluster: "storage_encrypted",
  aws_redshift_cluster: "encrypted",
};

export const SECURITY: readonly Claim[] = [
  {
    says: "The workspace of production has keys of its own, is reached by private addresses, and by those alone.",
    types: ["databricks_mws_workspaces"],
    of: inProduction,
    holds: ({ args }) =>
      [
        args.managed_services_customer_managed_key_id,
        args.storage_customer_managed_key_id,
        args.private_access_settings_id,
      ].every((id) => text(id) !== ""),
    broken: ({ args }) => ({ args: without(args, "private_access_settings_id") }),
  },
  {
    says: "Databases are encrypted, and not reachable from the internet.",
    types: Object.keys(ENCRYPTED),
    holds: ({ type, args }) => args.publicly_accessible !== true && String(args[ENCRYPTED[type] ?? ""]) === "true",
    broken: ({ args }) => ({ args: { ...args, publicly_accessible: true } }),
  },
  {
    says: "Passwords of databases are made and changed by Secrets Manager, so that none is in the state.",
    types: Object.keys(ENCRYPTED),
    of: ({ replicate_source_db }) => replicate_source_db === undefined,
    holds: ({ args }) => (args.manage_master_user_password ?? args.manage_master_password) === true,
    broken: ({ args }) => ({ args: without(args, "manage_master_user_password", "manage_master_password") }),
  },
  {
    says: "The trail of the account covers all regions, and its files can be proven to be unchanged.",
    types: ["aws_cloudtrail"],
    holds: ({ args }) => args.is_multi_region_trail === true && args.enable_log_file_validation === true,
    broken: ({ args }) => ({ args: { ...args, enable_log_file_validation: false } }),
  },
  {
    says: "A policy of masks or filters names who it is for.",
    types: ["databricks_policy_info"],
    holds: ({ args }) => Array.isArray(args.to_principals) && args.to_principals.length > 0,
    broken: ({ args }) => ({ args: without(args, "to_principals") }),
  },
  {
    says: "Functions, tasks and machines write logs.",
    types: ["aws_lambda_function", "aws_sfn_state_machine"],
    holds: ({ args }) =>
      [args.logging_config, args.logging_configuration].some((logging) => blocks(logging).length > 0),
    broken: ({ args }) => ({ args: without(args, "logging_config", "logging_configuration") }),
  },
];
