import type { DatabaseSystem } from "../../../config/facts/databases";
import { KAFKA_CLIENT, MYSQL_DRIVER, POSTGRES_DRIVER, SQL_SERVER_DRIVER } from "../../../config/facts/reverse-etl";
import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";

const DRIVERS: Readonly<Partial<Record<DatabaseSystem, readonly string[]>>> = {
  postgresql: [POSTGRES_DRIVER.value],
  mysql: [MYSQL_DRIVER.value],
  "sql-server": [SQL_SERVER_DRIVER.value],
};

/** Packages of Python that the program needs for a store, beside what compute of Databricks has. */
export function packagesFor({ target, system }: ReverseEtlModel): readonly string[] {
  if (target.store === "kafka") return KAFKA_CLIENT.value;
  if (target.store === "redshift") return [POSTGRES_DRIVER.value];
  return (system && DRIVERS[system]) ?? [];
}
