import { z } from "zod";
import { dashboard } from "./dashboard";
import { sqlWarehouse } from "./sql-warehouse";

/** Everything that reads from the lakehouse, told apart by `kind`. One file and one line here per kind. */
export const consumerSchema = z.discriminatedUnion("kind", [sqlWarehouse, dashboard]);
export type SqlWarehouseConsumer = z.output<typeof sqlWarehouse>;
export type DashboardConsumer = z.output<typeof dashboard>;
