import { crmCluster, shopDatabase } from "../../../support/databases";
import { prices } from "../../../support/dynamodb";
import { shopConnection } from "../../../support/external-connections";
import { serverless } from "../../../support/kafka";
import { shopLakebase } from "../../../support/lakebase";
import { lateOrders } from "../../../support/query-alerts";
import { crmSecret } from "../../../support/secrets";
import { SHARING, shareOutside } from "../../../support/sharing";
import { withStream } from "../../../support/streams";
import { search, synced } from "../../../support/vector-search";
import { financeWarehouse } from "../../../support/warehouses";
import { entry, type Inputs, zones } from "./fixture";

/** Something of every sort that holds data or that others know. */
export function withData({ account, dev }: Inputs): void {
  withStream(dev);
  shareOutside(account);
  Object.assign(account.servicePrincipals ?? {}, { tester: { mode: "create", displayName: "tester" } });
  Object.assign(account.groups ?? {}, { auditors: { mode: "create" } });
  Object.assign(zones(dev), { drop: { kind: "raw", comment: "Files of partners" } });
  Object.assign(dev.catalogs ?? {}, {
    extra: {
      comment: "Of its own",
      zone: "processed",
      owner: "platform-admins",
      schemas: { own: { layer: "bronze", comment: "Of its own" } },
    },
  });
  Object.assign(dev.dataServices ?? {}, {
    shop: shopDatabase(),
    crm: crmCluster(),
    prices: prices(),
    finance: financeWarehouse(),
    topics: serverless(),
    login: crmSecret(),
  });
  dev.connections = { "shop-db": shopConnection() };
  const { partner, subsidiary, exports } = SHARING;
  dev.consumers = {
    ...dev.consumers,
    adhoc: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
    "late-orders": lateOrders({ destinations: ["team"] }),
    ...{ partner, subsidiary, exports },
    search: search({ indexes: { products_by_text: synced() } }),
    "shop-store": shopLakebase(),
  };
  const main = entry(dev.workspaces, "main");
  main.notificationDestinations = { team: { mode: "email", addresses: ["team@acme.example"] } };
  main.secretScopes = { partners: { keys: ["token"] } };
}
