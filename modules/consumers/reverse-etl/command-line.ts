import { SYSTEMS } from "../../../config/facts/databases";
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
  /** Name of the service credential in Unity Catalog. */
  credentialName(): string;
}

/** The store as `assets/jobs/reverse_etl.py` reads it. */
function targetOf({ target }: ReverseEtlModel, places: DeliveryPlaces): object {
  const { region } = places;
  switch (target.store) {
    case "database":
      return {
        kind: "postgresql",
        host: places.host(),
        port: SYSTEMS.value.postgresql.port,
        database: target.database,
        schema: target.schema,
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
