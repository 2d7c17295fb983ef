import { z } from "zod";
import { PROXIED, type ProxiedSystem } from "../../facts/database-proxies";
import { distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { databaseUser } from "../text/databases";
import { databaseNetwork } from "./database";
import { openedSecret } from "./opened-secret";

const SYSTEMS = Object.keys(PROXIED.value) as ProxiedSystem[];

/** A proxy of RDS in front of a database: many clients share few connections, over TLS alone, and its addresses outlast a failover. */
export const databaseProxy = z.strictObject({
  /** A proxy of RDS in front of a database. */
  kind: z.literal("database-proxy"),
  /** The database (key of `dataServices`, kind `rds-instance` or `aurora-cluster`), in the VPC of the environment. */
  database: ref("dataService", { kind: ["rds-instance", "aurora-cluster"] }),
  /** What the database is; the proxy speaks the same, on the same port. Another one replaces the proxy. */
  system: z.enum(SYSTEMS),
  /** How the proxy gets into the database, and clients into the proxy. */
  signIn: z.discriminatedUnion("mode", [
    z.strictObject({
      /** With users whose passwords are in Secrets Manager; the proxy reads them there. */
      mode: z.literal("secrets"),
      /** A secret for each user, `{"username": …, "password": …}`; at most 50. */
      secrets: z.array(openedSecret).min(1).max(50),
      /**
       * What clients bring: the `password` of the user, or a token of `iam`, of a role that may `rds-db:connect` to the
       * proxy. Connections of Unity Catalog bring passwords. Default `password`.
       */
      clients: z.enum(["password", "iam"]).default("password"),
    }),
    z.strictObject({
      /** With tokens of IAM on both sides, so that there is no password; not with SQL Server. */
      mode: z.literal("iam"),
      /** Users of the database that may come so, made there for IAM; at most 50. */
      users: distinct(z.array(databaseUser).min(1).max(50)),
    }),
  ]),
  /** The connections that clients share. */
  pool: z
    .strictObject({
      /** Percent of the connections that the database takes which the proxy opens at most, 1 to 100. Default 90. */
      mostPercent: z.int().min(1).max(100).default(90),
      /** Percent that it keeps open while nobody needs them, 0 to 100. Default 50. */
      idlePercent: z.int().min(0).max(100).default(50),
      /** Seconds that a client waits for a free one before it is refused, 1 to 300. Default 120. */
      waitSeconds: z.int().min(1).max(300).default(120),
    })
    .prefault({}),
  /** Minutes after which a client that sends nothing is cut off, 1 to 480. Default 30. */
  idleClientMinutes: z.int().min(1).max(480).default(30),
  /** Where it stands. Default: in subnets for data services of the VPC, reached by classic compute alone. */
  network: databaseNetwork,
  /** Days that its log is kept in CloudWatch; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** The proxy is billed by the hour, by the size of the database, around the clock: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the proxy is billed by the hour, around the clock"),
  }),
});
