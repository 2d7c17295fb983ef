import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { MwaaEnvironment, type MwaaEnvironmentLoggingConfiguration } from "@cdktf/provider-aws/lib/mwaa-environment";
import { Construct } from "constructs";
import { SECRETS_BACKEND } from "../../../config/facts/airflow";
import { AIRFLOW_LOGS, type AirflowComponent, type AirflowEnvironment } from "../../../config/kinds/workloads/airflow";
import { DAGS } from "../../../config/kinds/workloads/airflow-program";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { literal } from "../../terraform/literal";
import { AirflowBucket } from "./bucket";
import { AirflowConnection } from "./connection";
import { airflowStatements, airflowTrust } from "./policies";

export interface EnvironmentProps {
  readonly airflow: AirflowEnvironment;
  /** Key of a job → its id. */
  readonly jobId: (key: string) => string;
  /** Two subnets. */
  readonly subnetIds: readonly string[];
  /** Security group, which the network layer makes with the rules from both ends. */
  readonly securityGroupId: string;
  /** ARN of the key of everything: MWAA encrypts logs with the key of the environment, too. */
  readonly dataKeyArn: string;
  readonly accessLogBucket: string | undefined;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** An environment of MWAA with its bucket, role, logs and connection to Databricks. Made in about half an hour. */
export class Environment extends Construct {
  constructor(scope: Construct, id: string, props: EnvironmentProps) {
    super(scope, id);
    const { airflow, place, tags, dataKeyArn, protection } = props;
    const bucket = configured(new AirflowBucket(this, "bucket", { ...props, kmsKeyArn: dataKeyArn }), ".program");
    configured(
      new AirflowConnection(this, "connection", { airflow, kmsKeyArn: dataKeyArn, place, tags, protection }),
      ".startsAs",
    );
    const logs = Object.entries(airflow.logGroups).map(([component, name]) =>
      configured(
        new CloudwatchLogGroup(this, `log-${component.toLowerCase()}`, {
          name,
          // MWAA would take it for its own groups.
          kmsKeyId: dataKeyArn,
          retentionInDays: airflow.logs.retentionDays,
          tags: { ...tags },
          lifecycle: { preventDestroy: protection.preventDestroy },
        }),
        ".logs",
      ),
    );
    const role = new IamRole(this, "role", {
      name: airflow.role.name,
      description: `Runs the Airflow environment ${airflow.name}`,
      assumeRolePolicy: policyDocument(airflowTrust(airflow, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "airflow",
      role: role.name,
      policy: policyDocument(airflowStatements(airflow, dataKeyArn, place)),
    });
    new MwaaEnvironment(this, "Resource", {
      name: airflow.name,
      airflowVersion: airflow.airflowVersion,
      environmentClass: airflow.environmentClass,
      minWorkers: airflow.workers.least,
      maxWorkers: airflow.workers.most,
      schedulers: airflow.schedulers,
      minWebservers: airflow.webservers.least,
      maxWebservers: airflow.webservers.most,
      sourceBucketArn: bucket.bucketArn,
      dagS3Path: DAGS,
      ...pathsOf(airflow, bucket),
      airflowConfigurationOptions: optionsOf(airflow),
      executionRoleArn: role.arn,
      kmsKey: dataKeyArn,
      networkConfiguration: { subnetIds: [...props.subnetIds], securityGroupIds: [props.securityGroupId] },
      webserverAccessMode: airflow.access.mode === "private" ? "PRIVATE_ONLY" : "PUBLIC_ONLY",
      endpointManagement: "SERVICE",
      loggingConfiguration: loggingOf(airflow),
      weeklyMaintenanceWindowStart: airflow.maintenanceWindow,
      workerReplacementStrategy: airflow.workerReplacement.toUpperCase(),
      tags: { ...tags },
      // With it go the history of its DAGs, and what people have set in it.
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [policy, ...logs, ...bucket.dependables],
    });
  }
}

/** Where requirements, plugins and the start script are, each in the version that was shipped. */
function pathsOf({ program: { requirements, plugins, startupScript } }: AirflowEnvironment, bucket: AirflowBucket) {
  return {
    ...(requirements !== undefined && {
      requirementsS3Path: requirements,
      requirementsS3ObjectVersion: bucket.versionOf(requirements),
    }),
    ...(plugins?.mode === "shipped" && {
      pluginsS3Path: plugins.file,
      pluginsS3ObjectVersion: bucket.versionOf(plugins.file),
    }),
    ...(plugins?.mode === "uploaded" && {
      pluginsS3Path: plugins.key,
      pluginsS3ObjectVersion: plugins.version,
    }),
    ...(startupScript !== undefined && {
      startupScriptS3Path: startupScript,
      startupScriptS3ObjectVersion: bucket.versionOf(startupScript),
    }),
  };
}

/** Connections and variables are in Secrets Manager, in folders of this environment alone. */
const optionsOf = ({ configuration, secrets }: AirflowEnvironment): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(configuration).map(([option, value]) => [option, literal(value)])),
  "secrets.backend": SECRETS_BACKEND.value,
  "secrets.backend_kwargs": JSON.stringify({
    connections_prefix: secrets.connections,
    variables_prefix: secrets.variables,
    config_prefix: null,
  }),
});

const loggingOf = ({ logs }: AirflowEnvironment): MwaaEnvironmentLoggingConfiguration =>
  Object.fromEntries(
    (Object.keys(AIRFLOW_LOGS) as AirflowComponent[]).map((component) => [
      `${component}Logs`,
      logs[component] === "OFF" ? { enabled: false } : { enabled: true, logLevel: logs[component] },
    ]),
  );
