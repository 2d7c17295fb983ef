import { Fn } from "cdktf";
import { warehousePath } from "../warehouse-path";

export interface ConnectionSheetProps {
  readonly workspaceUrl: string;
  readonly warehouseId: string;
}

/**
 * What BI tools and drivers ask for, as JSON to hand over; nothing in it is a secret. Everybody signs in as themselves, in a
 * browser: `AuthMech=11;Auth_Flow=2` of the JDBC driver. Source: Databricks, "Get connection details for a Databricks
 * compute resource"; "Authentication settings for the Databricks JDBC Driver".
 */
export function connectionSheet({ workspaceUrl, warehouseId }: ConnectionSheetProps): string {
  const host = Fn.trimprefix(workspaceUrl, "https://");
  const path = warehousePath(warehouseId);
  return JSON.stringify({
    server_hostname: host,
    port: 443,
    http_path: path,
    jdbc_url: `jdbc:databricks://${host}:443;HttpPath=${path};AuthMech=11;Auth_Flow=2`,
    authorization_url: `${workspaceUrl}/oidc/v1/authorize`,
    token_url: `${workspaceUrl}/oidc/v1/token`,
  });
}
