import type { KeyPurpose } from "../../config/derive/foundation";
import type { DataKey } from "../../config/facts/separate-keys";
import type { Statement } from "../iam/policy-document";
import * as policies from "./key-policies";

export type { KeyPurpose } from "../../config/derive/foundation";

export interface EnvironmentKeysProps extends policies.KeyAccount {
  /** ARNs of the roles that administer the keys beside the account itself. */
  readonly administrators: readonly string[];
  readonly databricks: policies.DatabricksKeyUser;
  /** ARNs of the roles with which Databricks starts clusters, if it does; the roles need not exist yet. */
  readonly crossAccountRoleArns: readonly string[];
  /** Further statements of the keys of data, streams and databases, for identities of other accounts. Default none. */
  readonly dataStatements?: Readonly<Partial<Record<DataKey, readonly Statement[]>>>;
  /** Further statements of the key of logs, for services that log in their own name. Default none. */
  readonly logStatements?: readonly Statement[];
}

export interface KeyPlan {
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** The keys of an environment, and who may use them for what. */
export function environmentKeys(props: EnvironmentKeysProps): Readonly<Record<KeyPurpose, KeyPlan>> {
  const administration = policies.administration(props, props.administrators);
  const plan = (description: string, use: readonly Statement[]): KeyPlan => ({
    description,
    statements: [...administration, ...use],
  });
  return {
    "managed-services": plan(
      "Databricks control plane: notebooks, secrets, query history",
      policies.managedServices(props, props.databricks),
    ),
    "workspace-storage": plan(
      "Databricks workspaces: root buckets and cluster volumes",
      // Without clusters it is only the default key of EBS volumes, for whom IAM policies let.
      props.crossAccountRoleArns.length === 0
        ? []
        : policies.workspaceStorage(props, props.databricks, props.crossAccountRoleArns),
    ),
    network: plan("AWS Network Firewall: rules and settings", policies.networkFirewall(props)),
    // Unity Catalog's roles use it through their IAM policies, which the account's statement admits.
    data: plan("Lake: zones of Unity Catalog", props.dataStatements?.data ?? []),
    // Services use them by grants of whoever sets them up, and roles through their IAM policies.
    streams: plan("Streams: Kinesis, Firehose, MSK", props.dataStatements?.streams ?? []),
    databases: plan("Databases: RDS, Aurora, Redshift, DynamoDB", props.dataStatements?.databases ?? []),
    logs: plan("Logs and alarms", [...policies.logs(props), ...(props.logStatements ?? [])]),
  };
}
