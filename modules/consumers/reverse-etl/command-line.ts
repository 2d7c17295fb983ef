import { SYSTEMS } from "../../../config/facts/databases";
import { REDSHIFT_PORT } from "../../../config/facts/redshift";
import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";
import { literal } from "../../terraform/literal";

/** What the program is told that is known only after other layers are deployed; may be references. */
export interface DeliveryPlaces {
  readonly region: string;
  catalogName(key: string): string;
  /** Host name of the database. */
  host(): string;
  /** Name of the table or stream in AWS. */
  storeName(): string;
  /** Brokers of the cluster, `host:port` with commas between. */
  brokers(): string;
  /** Name of the service credential in Unity Catalog. */
  credentialName(): string;
}

/** The store as `assets/jobs/reverse_etl.py` reads it. */
function targetOf({ key, target, system, written }: ReverseEtlModel, places: DeliveryPlaces): object {
  const { region } = places;
  switch (target.store) {
    case "database":
      if (system === "mysql")
        return {
          kind: "mysql",
          host: places.host(),
          port: SYSTEMS.value.mysql.port,
          database: target.database,
          table: target.table,
          secrets: { user: { ...target.user }, password: { ...target.password } },
        };
      if (system === "sql-server")
        return {
          kind: "sql-server",
          host: places.host(),
          port: SYSTEMS.value["sql-server"].port,
          database: target.database,
          schema: target.schema ?? "dbo",
          table: target.table,
          secrets: { user: { ...target.user }, password: { ...target.password } },
        };
      return {
        kind: "postgresql",
        host: places.host(),
        port: SYSTEMS.value.postgresql.port,
        database: target.database,
        schema: target.schema ?? "public",
        table: target.table,
        sslMode: "require",
        secrets: { user: { ...target.user }, password: { ...target.password } },
      };
    case "dynamodb":
      return {
        kind: "dynamodb",
        table: places.storeName(),
        region,
        credential: places.credentialName(),
        ...(target.newerBy !== undefined && { newerBy: target.newerBy }),
        ...(target.expires !== undefined && { expires: { ...target.expires } }),
      };
    case "kinesis":
      return { kind: "kinesis", stream: places.storeName(), region, credential: places.credentialName() };
    case "redshift":
      return {
        kind: "redshift",
        host: places.host(),
        port: REDSHIFT_PORT.value,
        database: target.database,
        schema: target.schema,
        table: target.table,
        sslMode: "require",
        secrets: { user: { ...target.user }, password: { ...target.password } },
        region,
        credential: places.credentialName(),
        ...(written?.does === "stage-files" && {
          staging: { bucket: written.bucket, folder: written.folder, name: key },
        }),
        ...(target.roleArn !== undefined && { roleArn: target.roleArn }),
      };
    case "kafka":
      return {
        kind: "kafka",
        brokers: places.brokers(),
        topic: target.topic,
        region,
        credential: places.credentialName(),
        delivery: target.delivery,
        ...(written?.does === "deliver-messages" &&
          written.transactionalId !== undefined && { transactionalId: written.transactionalId }),
        headers: Object.fromEntries(Object.entries(target.headers).sort(([one], [other]) => (one < other ? -1 : 1))),
      };
  }
}

/** Command line of `assets/jobs/reverse_etl.py`. */
export function commandLine(entry: ReverseEtlModel, places: DeliveryPlaces): string[] {
  const { table, state } = entry;
  const stateOf = (name: string) => `${places.catalogName(state.catalog)}.${state.schema}.${name}`;
  return [
    ["--table", `${places.catalogName(table.catalog)}.${table.schema}.${table.name}`],
    ["--keys", JSON.stringify(entry.keys)],
    ["--columns", JSON.stringify([...entry.keys, ...entry.columns])],
    ["--target", JSON.stringify(targetOf(entry, places))],
    ["--state", stateOf(entry.delivered)],
    ["--counts", stateOf(entry.deliveries)],
    ["--name", literal(entry.key)],
    ["--deletes", entry.deletes],
    ["--most-deleted-percent", String(entry.mostDeletedPercent)],
    ["--attempts", String(entry.attempts)],
    ["--run-id", "{{job.run_id}}"],
  ].flat();
}
