import { connectionGrants } from "../../../config/derive/grants";
import type { ConnectionModel } from "../../../config/kinds/connections/connection";
import type { Contributions } from "../../kinds/contribution";
import { applicationIdsOf } from "../application-ids";
import { Connection } from "./connection";

export const contributions: Contributions<ConnectionModel> = {
  connections(scope, id, { entry: connection, deployer, protection, read }) {
    if (connection.mode === "existing") return { connection_names: connection.name };
    const grants = connectionGrants(deployer.key, connection.users, connection.grants);
    const made = new Connection(scope, id, {
      connection,
      host:
        connection.dataService === undefined
          ? undefined
          : read("data-services", "database_hosts", connection.dataService),
      grants,
      applicationIds: applicationIdsOf(grants, read),
      preventDestroy: protection.preventDestroy,
    });
    return { connection_names: made.connectionName };
  },
};
