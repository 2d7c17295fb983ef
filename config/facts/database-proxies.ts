import type { DatabaseSystem } from "./databases";
import { fact } from "./fact";

/** What a proxy of RDS knows of a database system. */
interface ProxyFacts {
  /** What its API calls the protocol. */
  readonly family: "MYSQL" | "POSTGRESQL" | "SQLSERVER";
  /** Whether clients, and the proxy itself, can sign in by IAM. */
  readonly iam: boolean;
}

/** Systems that proxies of RDS stand in front of; of Oracle there is none. */
export const PROXIED = fact({
  value: {
    postgresql: { family: "POSTGRESQL", iam: true },
    mysql: { family: "MYSQL", iam: true },
    "sql-server": { family: "SQLSERVER", iam: false },
  } as const satisfies Readonly<Partial<Record<DatabaseSystem, ProxyFacts>>>,
  source:
    'RDS user guide, "Supported Regions and DB engines for Amazon RDS Proxy"; RDS API reference, CreateDBProxy and UserAuthConfig',
  asOf: "2026-11",
});

export type ProxiedSystem = keyof typeof PROXIED.value;

/** Addresses that a proxy takes in a zone, of a database of up to `xlarge`; larger ones take more. */
export const PROXY_ADDRESSES = fact({
  value: 10,
  source: 'RDS user guide, "RDS Proxy": planning for IP address capacity',
  asOf: "2026-11",
});
