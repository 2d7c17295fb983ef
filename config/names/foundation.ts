import { DEPLOY_LAYERS, LAYERS_OF_ENVIRONMENT } from "../derive/layers";
import { CI_FOLDER } from "../derive/names";
import { BACKUPS, BUCKETS, LOG_GROUPS, ROLES } from "../derive/purposes";
import { named, type ResourceName, type What } from "./resource-name";
import type { NamedEnvironment, Names } from "./subject";

type Row = readonly [needed: boolean, what: What, purpose: string, label: string, of: readonly string[]];

/** Buckets and groups of logs, roles of AWS services, roles of the CI system. */
export const foundationNames: Names = (env, start) => {
  const { apiGatewayLogs, backups, bedrockLogs, cloudTrail, config, disasterRecovery, iotLogs, logs } =
    env.foundation ?? {};
  const trailLogs = cloudTrail?.mode === "create" && cloudTrail.cloudWatch !== undefined;
  const collects = config?.aggregator?.mode === "create" && config.aggregator.accountIds === undefined;
  const copies = disasterRecovery?.replicateLogs === true;
  const rows: readonly Row[] = [
    [true, "bucket", BUCKETS.logs, "the log bucket", ["name"]],
    [logs?.accessLogs !== undefined, "bucket", BUCKETS.accessLogs, "the bucket of access logs", ["logs", "accessLogs"]],
    [copies, "bucket", BUCKETS.logReplica, "the bucket of copied logs", ["disasterRecovery", "replicateLogs"]],
    [copies, "role", ROLES.logReplication, "the replication of logs", ["disasterRecovery"]],
    [trailLogs, "log-group", LOG_GROUPS.trail, "the trail", ["cloudTrail"]],
    [trailLogs, "role", ROLES.trail, "the trail", ["cloudTrail"]],
    [config?.mode === "create", "role", ROLES.config, "AWS Config", ["config"]],
    [collects, "role", ROLES.configAggregator, "the aggregator", ["config", "aggregator"]],
    [apiGatewayLogs === "create", "role", ROLES.apiGatewayLogs, "the logs of API Gateway", ["apiGatewayLogs"]],
    [bedrockLogs?.mode === "create", "role", ROLES.bedrockLogs, "the log of Amazon Bedrock", ["bedrockLogs"]],
    [bedrockLogs?.mode === "create", "log-group", LOG_GROUPS.bedrock, "Amazon Bedrock", ["bedrockLogs"]],
    [backups !== undefined, "backup-vault", BACKUPS, "the backups", ["backups"]],
    [backups !== undefined, "role", ROLES.backups, "the backups", ["backups"]],
    [iotLogs?.mode === "create", "role", ROLES.iotLogs, "the log of AWS IoT", ["iotLogs"]],
  ];
  const made = rows.flatMap(([needed, what, purpose, label, path]): ResourceName[] => {
    const of = path[0] === "name" ? path : ["foundation", ...path];
    return needed ? [named(start, what, purpose, { layer: "foundation", of, label })] : [];
  });
  const ciRoles = { layer: "foundation" as const, of: ["foundation", "ciRoles"], folder: CI_FOLDER };
  return [...made, ...ciPurposes(env).map(([label, purpose]) => named(start, "role", purpose, { ...ciRoles, label }))];
};

function ciPurposes(env: NamedEnvironment): [label: string, purpose: string][] {
  const roles = env.foundation?.ciRoles;
  if (roles === undefined) return [];
  const plans: [label: string, purpose: string][] =
    roles.kind !== "hcp-terraform"
      ? [["plans", ROLES.plan]]
      : LAYERS_OF_ENVIRONMENT.map((layer) => [`plans of ${layer}`, ROLES.planOf(layer)]);
  return [
    ...DEPLOY_LAYERS.map((layer): [string, string] => [`deployments of ${layer}`, ROLES.deploy(layer)]),
    ...("planRole" in roles && roles.planRole !== "create" ? [] : plans),
  ];
}
