import { fact } from "./fact";

/**
 * What the shipped program needs beside Spark and AWS's own library, which compute of Databricks has. The cases of
 * `npm run test:programs` install the same.
 */
export const POSTGRES_DRIVER = fact({
  value: "psycopg2-binary==2.9.13",
  source: "PyPI, psycopg2-binary",
  asOf: "2026-11",
});

/** The driver of MySQL. */
export const MYSQL_DRIVER = fact({
  value: "PyMySQL==1.2.4",
  source: "PyPI, PyMySQL",
  asOf: "2026-11",
});

/** The driver of SQL Server, which brings its own library for the protocol and for TLS. */
export const SQL_SERVER_DRIVER = fact({
  value: "pymssql==2.4.6",
  source: "PyPI, pymssql",
  asOf: "2026-11",
});

/** Kafka's client, and what signs it in by IAM. */
export const KAFKA_CLIENT = fact({
  value: ["confluent-kafka==2.16.1", "aws-msk-iam-sasl-signer-python==1.0.2"],
  source: 'PyPI; Amazon MSK developer guide, "Configure clients for IAM access control"',
  asOf: "2026-11",
});

/** Names that packages of Python are loaded from. */
export const PACKAGE_INDEX = fact({
  value: ["pypi.org", "files.pythonhosted.org"],
  source: 'PyPI, "Index API"',
  asOf: "2026-11",
});
