import type { Environment, Platform } from "../../config/model";
import { namesOf } from "../../config/names/inventory";
import type { ResourceName } from "../../config/names/resource-name";
import type { Statement } from "../../modules/iam/policy-document";
import { DEVICE, OFFICE } from "./connections";
import { accountInput } from "./platform";
import { REPRESENTATIVES, representative } from "./representative";
import { synthPlatform } from "./shipped";
import { withStream } from "./streams";
import { withPartners } from "./transfer-server";

const EVERYTHING = "a foundation with everything";

/** An environment with every name that there can be: all logs, all roles, two workspaces, external locations, state in S3. */
export function fullPlatform(): Platform {
  const one = REPRESENTATIVES.find(({ name }) => name === EVERYTHING);
  if (one === undefined) throw new Error(`no representative configuration is called ${EVERYTHING}`);
  return representative({
    name: "everything that has a name",
    change: (input, account) => {
      one.change(input, account);
      account.state = { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" };
      account.attestations = { ...accountInput().attestations, "state-backend-exists": "A. Lovelace, 2026-11-02" };
      const { nat: _, ...rest } = input.network;
      input.network = {
        ...rest,
        egress: { isolation: "filtered-egress", firewallLogs: { destination: "cloudwatch" } },
        flowLogs: { destination: "cloudwatch" },
        queryLogs: { destination: "cloudwatch" },
        connections: {
          vpn: {
            office: { gateway: "virtual-private-gateway", device: DEVICE, routing: "static", destinations: OFFICE },
          },
        },
      };
      input.workspaces.lab = { networkSlot: 1 };
      input.governanceWorkspace = "main";
      withStream(input);
      withPartners(input);
      input.externalLocations = {
        partner: {
          url: "s3://partner-files/acme",
          comment: "Files of a partner",
          kmsKeyArn: "arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-0000-0000-000000000000",
        },
      };
    },
  });
}

/** Everything of the environment that has a name. */
export function fullNames({ account, environments }: Platform): ResourceName[] {
  return environments.flatMap((env) => namesOf(env, account));
}

/** Name → statements of a policy that the foundation makes; ARNs of its policies and keys in the place of references. */
export function foundationPolicies(platform: Platform): Map<string, Statement[]> {
  const [env] = platform.environments;
  if (env === undefined) throw new Error("there is no environment");
  const stack = synthPlatform(platform).find(({ name }) => name === `${env.name}-foundation`);
  const policies = Object.entries(stack?.json.resource?.aws_iam_policy ?? {});
  const names = new Map(policies.map(([id, { name }]) => [id, String(name)]));
  return new Map(
    policies.map(([id, { policy }]) => {
      const text = String(policy)
        .replace(/\$\{aws_iam_policy\.([\w-]+)\.arn\}/g, (_, of: string) => policyArn(env, names.get(of) ?? of))
        .replace(/\$\{aws_kms_key\.key-([\w-]+)\.arn\}/g, (_, purpose: string) => keyArn(env, purpose));
      return [names.get(id) ?? id, (JSON.parse(text) as { Statement: Statement[] }).Statement];
    }),
  );
}

/** ARN of a policy of the environment's account. */
export const policyArn = (env: Environment, name: string): string => `arn:aws:iam::${env.awsAccountId}:policy/${name}`;

/** What stands for the ARN of a key. */
export const keyArn = (env: Environment, purpose: string): string =>
  `arn:aws:kms:${env.region}:${env.awsAccountId}:key/${purpose}`;

/** ARN of something by its name; nothing where AWS knows none. */
export function arnOf(env: Environment, { what, name, folder }: ResourceName): string | undefined {
  const arn = (service: string, resource: string, region = env.region) =>
    `arn:aws:${service}:${region}:${env.awsAccountId}:${resource}`;
  return {
    role: arn("iam", `role/${folder === undefined ? "" : `${folder}/`}${name}`, ""),
    bucket: `arn:aws:s3:::${name}`,
    "log-group": arn("logs", `log-group:${name}`),
    credential: undefined,
    "serving-endpoint": undefined,
    "search-endpoint": undefined,
    app: undefined,
    "online-store": undefined,
    // Ids that Bedrock gives.
    // Only the foundation makes it, whose deployer is an administrator.
    "backup-vault": undefined,
    "table-bucket": arn("s3tables", `bucket/${name}`),
    guardrail: undefined,
    "model-group": arn("sagemaker", `model-package-group/${name}`),
    "image-repository": arn("ecr", `repository/${name}`),
    "sagemaker-endpoint": arn("sagemaker", `endpoint/${name}`),
    "endpoint-log": arn("logs", `log-group:${name}`),
    "inference-profile": undefined,
    topic: arn("sns", name),
    queue: arn("sqs", name),
    stream: arn("kinesis", `stream/${name}`),
    "delivery-stream": arn("firehose", `deliverystream/${name}`),
    "kafka-cluster": arn("kafka", `cluster/${name}/0a1b2c3d`),
    connector: arn("kafkaconnect", `connector/${name}/0a1b2c3d`),
    "kafka-secret": arn("secretsmanager", `secret:${name}-a1b2c3`),
    secret: arn("secretsmanager", `secret:${name}-a1b2c3`),
    table: arn("dynamodb", `table/${name}`),
    database: arn("rds", `db:${name}`),
    warehouse: arn("redshift", `cluster:${name}`),
    "warehouse-endpoint": undefined,
    integration: arn("rds", "integration:0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d"),
    "database-proxy": arn("rds", "db-proxy:prx-0123456789abcdef0"),
    "web-acl": arn("wafv2", `regional/webacl/${name}/a1b2c3`),
    "web-acl-log": arn("logs", `log-group:${name}`),
    "iot-rule": arn("iot", `rule/${name}`),
    "iot-policy": arn("iot", `policy/${name}`),
    "thing-type": arn("iot", `thingtype/${name}`),
    "thing-group": arn("iot", `thinggroup/${name}`),
    "provisioning-template": arn("iot", `provisioningtemplate/${name}`),
    replication: arn("dms", `replication-config:${name}`),
    flow: arn("appflow", `flow/${name}`),
    "connector-profile": arn("appflow", `connectorprofile/${name}`),
    "glue-job": arn("glue", `job/${name}`),
    "catalog-database": arn("glue", `database/${name}`),
    "event-bus": arn("events", `event-bus/${name}`),
    "event-archive": arn("events", `archive/${name}`),
    "event-pipe": arn("pipes", `pipe/${name}`),
    "event-connection": arn("events", `connection/${name}/0a1b2c3d`),
    "api-destination": arn("events", `api-destination/${name}/0a1b2c3d`),
    "schedule-group": arn("scheduler", `schedule-group/${name}`),
    "state-machine": arn("states", `stateMachine:${name}`),
    "state-machine-log": arn("logs", `log-group:${name}`),
    function: arn("lambda", `function:${name}`),
    airflow: arn("airflow", `environment/${name}`),
    "airflow-log": arn("logs", `log-group:${name}`),
    "airflow-connection": arn("secretsmanager", `secret:${name}/databricks_default-a1b2c3`),
    "event-rule": arn("events", `rule/${name}`),
    dashboard: arn("cloudwatch", `dashboard/${name}`, ""),
    budget: arn("budgets", `budget/${name}`, ""),
  }[what];
}
