import type { GlueConnectionModel } from "../../../config/kinds/data-services/glue-job";

/** URL of a database as Glue takes it. Source: AWS Glue user guide, "AWS Glue connection properties", JDBC URL. */
export function jdbcUrl(
  { system, port, database }: Pick<GlueConnectionModel, "system" | "port" | "database">,
  host: string,
): string {
  switch (system) {
    case "postgresql":
      return `jdbc:postgresql://${host}:${port}/${database}`;
    case "mysql":
      return `jdbc:mysql://${host}:${port}/${database}`;
    case "sql-server":
      return `jdbc:sqlserver://${host}:${port};databaseName=${database}`;
    case "oracle":
      return `jdbc:oracle:thin://@${host}:${port}/${database}`;
  }
}
