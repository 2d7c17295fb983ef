import type { AirflowEnvironment, AirflowModel } from "../../../config/kinds/workloads/airflow";
import { placedSubnets } from "../../data-services/placed-subnets";
import type { AddedStatements, Contributions } from "../../kinds/contribution";
import { airflowAlarms } from "./alarms";
import { Environment } from "./environment";
import { dataKeyStatements, s3Statements, sqsStatements } from "./policies";

/** For those that are made here. */
const ofMade =
  (statements: AddedStatements<AirflowEnvironment>): AddedStatements<AirflowModel> =>
  (entries, place) =>
    statements(
      entries.flatMap((entry) => (entry.mode === "create" ? [entry] : [])),
      place,
    );

/** MWAA takes two. */
const SUBNETS = 2;

export const contributions: Contributions<AirflowModel> = {
  network: { endpointStatements: { s3: ofMade(s3Statements), sqs: ofMade(sqsStatements) } },
  foundation: { dataKeyStatements: ofMade(dataKeyStatements) },
  operations(scope, id, { entry: airflow, place, tags, protection, read, readAll, accessLogBucket, alarmTopicArn }) {
    if (airflow.mode === "existing") return {};
    const subnets = placedSubnets({ ...airflow.network, subnets: "data-services" }, readAll);
    const environment = new Environment(scope, id, {
      airflow,
      jobId: (key) => read("serving", "job_ids", key),
      subnetIds: Object.values(subnets).slice(0, SUBNETS),
      securityGroupId: read("network", "workload_security_group_ids", airflow.key),
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      accessLogBucket,
      place,
      tags,
      protection,
    });
    airflowAlarms(environment, airflow, alarmTopicArn);
    return {};
  },
};
