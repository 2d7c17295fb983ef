import { servicePrincipal } from "../../../config/derive/grant-list";
import { connectionGrants } from "../../../config/derive/grants";
import type { ConnectionModel } from "../../../config/kinds/connections/connection";
import type { Contributions } from "../../kinds/contribution";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { applicationIdsOf } from "../ids";
import { Connection } from "./connection";
import { readsDataCatalog } from "./glue";
import { readsStreams } from "./kinesis";

export const contributions: Contributions<ConnectionModel> = {
  "unity-catalog"(
    scope,
    id,
    { entry: connection, place, deployer, protection, read, keyArn, unityCatalogRoleArn },
  ): Readonly<Record<string, string>> {
    if (connection.mode === "existing" || connection.credential === undefined) return {};
    const { credential, options, taken: streams } = connection;
    const catalog = { accountId: options.aws_account_id ?? "", region: options.aws_region ?? "" };
    const { credentialName } = new ServiceCredential(scope, id, {
      name: credential.name,
      comment: `Reads the ${streams.length === 0 ? "Data Catalog" : "streams"} of the connection ${connection.key}`,
      role: credential.role,
      statements: [
        ...(streams.length === 0 ? [readsDataCatalog(place, catalog)] : readsStreams(streams, keyArn, place)),
        assumeItself(credential.role.arn),
      ],
      partition: place.partition,
      awsAccountId: place.accountId,
      unityCatalogRoleArn,
      workspaceIds: {},
      grants: [{ principal: servicePrincipal(deployer.key), privileges: ["CREATE_CONNECTION", "MANAGE"] }],
      applicationIds: { [deployer.key]: read("account", "service_principal_application_ids", deployer.key) },
      protection,
    });
    return { service_credential_names: credentialName };
  },
  connections(scope, id, { entry: connection, deployer, protection, read }) {
    if (connection.mode === "existing") return { connection_names: connection.name };
    const grants = connectionGrants(deployer.key, connection.users, connection.grants);
    const made = new Connection(scope, id, {
      connection,
      host:
        connection.dataService === undefined
          ? undefined
          : read("data-services", "database_hosts", connection.dataService),
      credential:
        connection.credential === undefined
          ? undefined
          : read("unity-catalog", "service_credential_names", connection.key),
      grants,
      applicationIds: applicationIdsOf(grants, read),
      preventDestroy: protection.preventDestroy,
    });
    return { connection_names: made.connectionName };
  },
};
