import type { EnvironmentInput } from "../../config/schema/environment";
import { SECRET_ARN } from "./dms";

export type ProxyInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "database-proxy" }>;

/** A proxy in front of the database `shop`, which signs in with a password. */
export const shopProxy = (change: Partial<ProxyInput> = {}): ProxyInput => ({
  kind: "database-proxy",
  database: "shop",
  system: "postgresql",
  signIn: { mode: "secrets", secrets: [{ mode: "entry", entry: "shop-reader" }] },
  acknowledgeHourlyCost: true,
  ...change,
});

/** One in front of the cluster `crm`, which signs in with tokens. */
export const crmProxy = (change: Partial<ProxyInput> = {}): ProxyInput => ({
  ...shopProxy({ database: "crm", system: "mysql", signIn: { mode: "iam", users: ["reader", "writer"] } }),
  ...change,
});

/** Proxies in front of databases that are made here, one of a cluster, and of one that is there already. */
export function withProxies(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    "shop-reader": { kind: "secret", description: "User of the shop's database for whom queries it", readers: [] },
    "shop-proxy": shopProxy(),
    "crm-proxy": crmProxy(),
    "erp-proxy": shopProxy({
      database: "erp",
      system: "sql-server",
      signIn: { mode: "secrets", secrets: [{ mode: "existing", secretArn: SECRET_ARN }] },
    }),
  };
}
