import { fact } from "./fact";

/** Versions of Kafka Connect that a connector runs on. */
export const CONNECT_VERSIONS = fact({
  value: ["2.7.1", "3.7.x"],
  source: 'Amazon MSK developer guide, "Supported Apache Kafka Connect versions"',
  asOf: "2026-11",
} as const);

/** Classes of Debezium's connectors, by the system that they follow. */
export const DEBEZIUM = fact({
  value: {
    postgresql: "io.debezium.connector.postgresql.PostgresConnector",
    mysql: "io.debezium.connector.mysql.MySqlConnector",
  },
  source: 'Debezium 2 and 3, "Debezium connector for PostgreSQL" and "Debezium connector for MySQL"',
  asOf: "2026-11",
} as const);

/** What reads secrets for a connector; AWS publishes it as msk-config-providers, and it goes into the plugin. */
export const SECRET_PROVIDER = fact({
  value: "com.amazonaws.kafka.config.providers.SecretsManagerConfigProvider",
  source: 'Amazon MSK developer guide, "Externalizing sensitive information using config providers"',
  asOf: "2026-11",
} as const);
