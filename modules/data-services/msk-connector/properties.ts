import { DEBEZIUM, SECRET_PROVIDER } from "../../../config/facts/kafka-connect";
import type { Followed, MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";

type Properties = Readonly<Record<string, string>>;

/** Addresses that are known when Terraform runs. */
export interface Addresses {
  /** Brokers for clients that sign in by IAM. */
  readonly brokers: string;
  /** Host of the database that is followed. Default: there is none. */
  readonly databaseHost: string | undefined;
}

/** Topics are made with as many partitions and copies as the cluster's own properties say. */
const NEW_TOPICS: Properties = {
  "topic.creation.default.partitions": "-1",
  "topic.creation.default.replication.factor": "-1",
};

/** What Connect reads when it starts. `$$` is a `$` for Terraform. */
const secret = (name: string, field: "username" | "password"): string => `$\${secretsmanager:${name}:${field}}`;

/** Properties of the connector. No secret is among them: Connect reads those itself, by what stands in their place. */
export function connectorProperties(
  connector: Pick<MskConnectorModel, "does" | "name" | "key">,
  at: Addresses,
): Properties {
  const { does } = connector;
  if (does.mode === "debezium") return { ...followed(connector, does, at), ...NEW_TOPICS };
  return {
    "connector.class": does.connectorClass,
    "tasks.max": String(does.tasks),
    ...(does.reads.length > 0 && { topics: [...does.reads].sort().join(",") }),
    ...(does.writes.length > 0 && NEW_TOPICS),
    ...does.properties,
  };
}

function followed(
  { key }: Pick<MskConnectorModel, "key">,
  it: Followed,
  { brokers, databaseHost }: Addresses,
): Properties {
  return {
    "connector.class": DEBEZIUM.value[it.system],
    // Debezium has one task, whatever it is told.
    "tasks.max": "1",
    "database.hostname": databaseHost ?? "",
    "database.port": String(it.port),
    "database.user": secret(it.secretName, "username"),
    "database.password": secret(it.secretName, "password"),
    "topic.prefix": it.topicPrefix,
    "table.include.list": [...it.tables].sort().join(","),
    ...OF_SYSTEM[it.system](key, it, brokers),
  };
}

/** Source: Debezium, "Connector properties" of each connector. */
const OF_SYSTEM: Readonly<Record<Followed["system"], (key: string, it: Followed, brokers: string) => Properties>> = {
  postgresql: (key, it) => ({
    "database.dbname": it.database,
    "database.sslmode": "require",
    "plugin.name": "pgoutput",
    "slot.name": key.replaceAll("-", "_"),
    // Made by hand, so that the user need own no table.
    "publication.name": key.replaceAll("-", "_"),
    "publication.autocreate.mode": "disabled",
    // A slot goes on only when something is confirmed, also while the tables are quiet.
    "heartbeat.interval.ms": "60000",
  }),
  mysql: (key, it, brokers) => ({
    "database.include.list": it.database,
    "database.ssl.mode": "required",
    // Unlike that of every other client of the database.
    "database.server.id": String(serverId(key)),
    "schema.history.internal.kafka.bootstrap.servers": brokers,
    "schema.history.internal.kafka.topic": historyTopic(it),
    ...signedIn("schema.history.internal.consumer"),
    ...signedIn("schema.history.internal.producer"),
  }),
};

/** Topic in which a connector of MySQL keeps how tables looked. */
export const historyTopic = ({ topicPrefix }: Pick<Followed, "topicPrefix">): string => `${topicPrefix}.schema-history`;

/** A client of the connector's own signs in by IAM, too. Source: Amazon MSK, "Debezium source connector with configuration provider". */
const signedIn = (start: string): Properties => ({
  [`${start}.security.protocol`]: "SASL_SSL",
  [`${start}.sasl.mechanism`]: "AWS_MSK_IAM",
  [`${start}.sasl.jaas.config`]: "software.amazon.msk.auth.iam.IAMLoginModule required;",
  [`${start}.sasl.client.callback.handler.class`]: "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
});

/** The same for a key at every synthesis, 5400 to 2^31. */
function serverId(key: string): number {
  let sum = 0;
  for (const letter of key) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return 5400 + (sum % 2_000_000_000);
}

/** Properties of the workers, a line each. The topic of offsets has a name, so that a connector that is replaced goes on where it was. */
export const workerProperties = ({ offsetTopic }: Pick<MskConnectorModel, "offsetTopic">, region: string): string =>
  Object.entries({
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "key.converter.schemas.enable": "false",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter.schemas.enable": "false",
    "offset.storage.topic": offsetTopic,
    "config.providers": "secretsmanager",
    "config.providers.secretsmanager.class": SECRET_PROVIDER.value,
    "config.providers.secretsmanager.param.region": region,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
