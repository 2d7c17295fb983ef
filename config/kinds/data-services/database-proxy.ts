import type { z } from "zod";
import { DATABASE_LOGS, ROLES } from "../../derive/purposes";
import { PROXIED, PROXY_ADDRESSES } from "../../facts/database-proxies";
import { SYSTEMS } from "../../facts/databases";
import type { DeepReadonly } from "../../readonly";
import type { databaseProxy as schema } from "../../schema/data-services/database-proxy";
import type { Kind } from "../kind";
import { proxyChecks } from "./database-proxy-checks";
import { openedBy } from "./opened-secret";

type DatabaseProxy = z.output<typeof schema>;

/** A proxy with everything that is derived. */
export type DatabaseProxyModel = DeepReadonly<
  DatabaseProxy & {
    /** Key in the configuration. */
    key: string;
    /** Name in RDS. */
    name: string;
    /** What RDS calls the protocol. */
    family: string;
    /** Whether the database is a cluster of Aurora. */
    cluster: boolean;
    logGroupName: string;
    /** Role that the proxy reads secrets with, or signs in as. */
    role: { name: string; arn: string };
    /** ARNs of the database's users that it signs in as, without the database's id, which AWS gives. */
    userArns: string[];
  }
>;

/** A proxy of RDS. */
export const databaseProxy: Kind<DatabaseProxy, DatabaseProxyModel> = {
  what: "a proxy of a database",
  runs: [],
  lane: "source",
  resolve(entry, key, names) {
    const { prefix, partition, region, awsAccountId } = names;
    const name = `${prefix}-${key}`;
    const users = `arn:${partition}:rds-db:${region}:${awsAccountId}:dbuser:*`;
    return {
      ...entry,
      key,
      name,
      family: PROXIED.value[entry.system].family,
      cluster: names.dataService(entry.database).kind === "aurora-cluster",
      logGroupName: `${DATABASE_LOGS.proxy}/${name}`,
      role: names.role(ROLES.dataService(key)),
      userArns: entry.signIn.mode === "iam" ? entry.signIn.users.map((user) => `${users}/${user}`) : [],
    };
  },
  opens: ({ signIn }, key) =>
    signIn?.mode === "secrets" ? (signIn.secrets ?? []).flatMap((one) => openedBy(one, ROLES.dataService(key))) : [],
  accesses: ({ userArns }) => userArns.map((arn) => ({ does: "sign-in-to-database", arn, key: { mode: "none" } })),
  placement: ({ system, database, network }) =>
    system === undefined
      ? undefined
      : {
          subnets: "data-services",
          availabilityZoneIds: network?.availabilityZoneIds,
          subnetIds: network?.subnetIds,
          fewestZones: 2,
          ports: [{ from: SYSTEMS.value[system].port, to: SYSTEMS.value[system].port }],
          clientCidrs: network?.clientCidrs ?? [],
          callers: "all",
          // Secrets it reads from AWS's own network.
          calls: { services: [], dataServices: [{ key: database }], outside: [] },
          addresses: PROXY_ADDRESSES.value,
          field: "network",
        },
  names: (_, key) => [
    { what: "database-proxy", layer: "data-services", purpose: key },
    { what: "role", layer: "data-services", purpose: ROLES.dataService(key) },
  ],
  steps: [
    {
      id: "proxy-users",
      title: "users that sign in through proxies of databases",
      instructions: [
        "Make each user in the database, with the right to read what is loaded and nothing else; of a proxy whose signIn is iam, as a user of IAM (PostgreSQL: GRANT rds_iam TO …; MySQL: IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS').",
        'Write {"username": …, "password": …} into the secret of each user of the others. Until then the proxy is there and refuses them; an alarm tells it.',
      ],
      blocking: false,
    },
  ],
  checks: proxyChecks,
};
