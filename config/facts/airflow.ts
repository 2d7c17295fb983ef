import { fact } from "./fact";

/** Versions of Airflow that Amazon MWAA makes environments of, the newest first, and the day from which it had them. */
export const AIRFLOW_VERSIONS = fact({
  value: {
    "3.0.6": { python: "3.12", since: "2025-10-01" },
    "2.11.0": { python: "3.12", since: "2026-01-07" },
    "2.10.3": { python: "3.11", since: "2024-12-18" },
    "2.10.1": { python: "3.11", since: "2024-09-26" },
    "2.9.2": { python: "3.11", since: "2024-07-09" },
    "2.8.1": { python: "3.11", since: "2024-02-23" },
    "2.7.2": { python: "3.11", since: "2023-11-06" },
  },
  source: 'Amazon MWAA user guide, "Apache Airflow versions"',
  asOf: "2026-01",
});

/** Versions that it makes no new environments of, and the day on which that ended. */
export const ENDED_AIRFLOW_VERSIONS = fact<Readonly<Record<string, string>>>({
  value: {
    "2.6.3": "2025-12-30",
    "2.5.1": "2025-12-30",
    "2.4.3": "2025-12-30",
    "2.2.2": "2024-06-27",
    "2.0.2": "2024-04-29",
    "1.10.12": "2024-02-21",
  },
  source: 'Amazon MWAA user guide, "Apache Airflow deprecated versions"',
  asOf: "2026-01",
});

/** Minor versions, counted from the newest, that MWAA says it supports; others may end, half a year after AWS has said so. */
export const SUPPORTED_MINORS = fact({
  value: 3,
  source: 'Amazon MWAA user guide, "Apache Airflow version support and FAQ"',
  asOf: "2026-11",
});

interface Range {
  readonly least: number;
  readonly most: number;
}
const range = (least: number, most: number): Range => ({ least, most });
const SCALED = { workers: range(1, 25), schedulers: range(2, 5), webservers: range(2, 5) };
const ALONE = { workers: range(1, 1), schedulers: range(1, 1), webservers: range(1, 1) };

/** Classes of environments, and how many of each component they take. */
export const AIRFLOW_CLASSES = fact({
  value: {
    "mw1.micro": ALONE,
    "mw1.small": SCALED,
    "mw1.medium": SCALED,
    "mw1.large": SCALED,
    "mw1.xlarge": SCALED,
    "mw1.2xlarge": SCALED,
  },
  source: "Amazon MWAA API reference, CreateEnvironment: EnvironmentClass, MaxWorkers, Schedulers, MinWebservers",
  asOf: "2026-11",
});

/**
 * What an environment calls over interface endpoints, where its subnets have no way out: what MWAA needs, and Secrets
 * Manager, where connections are. `airflow.ops` was needed once, and is not in every region and partition any more.
 */
export const AIRFLOW_ENDPOINTS = fact({
  value: ["airflow.api", "airflow.env", "kms", "logs", "monitoring", "secretsmanager", "sqs"] as const,
  source: 'Amazon MWAA user guide, "Creating the required VPC service endpoints in an Amazon VPC with private routing"',
  asOf: "2026-11",
});

/** TCP ports on which the parts of an environment call each other: the web server, and the database. */
export const AIRFLOW_PORTS = fact({
  value: [
    { from: 443, to: 443 },
    { from: 5432, to: 5432 },
  ] as const,
  source: 'Amazon MWAA user guide, "Security in your VPC on Amazon MWAA"',
  asOf: "2026-11",
});

/** Where Airflow looks for connections and variables. */
export const SECRETS_BACKEND = fact({
  value: "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend",
  source: 'Apache Airflow, providers/amazon, "AWS Secrets Manager Backend"',
  asOf: "2026-11",
});
