import { z } from "zod";
import { allowList } from "../allow-list";
import { distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { icebergName } from "../text/glue";
import { folder } from "../text/paths";
import { warehouseDatabase, warehouseUser } from "../text/redshift";
import { warehouseEndpoint } from "./redshift-endpoint";

/** A folder of a raw zone. */
const place = z.strictObject({
  /** Zone (key of `zones`, kind `raw`). Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone. */
  folder,
});

/** When a limit of use counts from anew, and what happens when it is reached. */
export const untilLimit = {
  /** Period; a week begins on Sunday. Default `monthly`. */
  period: z.enum(["daily", "weekly", "monthly"]).default("monthly"),
  /** `stop` refuses such use until the period is over; `metric` and `log` only tell. Default `stop`. */
  atLimit: z.enum(["log", "metric", "stop"]).default("stop"),
} as const;

/** What warehouses of other regions read. */
export const dataSharingLimit = () =>
  z.strictObject({
    /** Data that warehouses of other regions read here. */
    of: z.literal("data-sharing"),
    /** Terabytes in the period, 1 to 100000. */
    terabytes: z.int().min(1).max(100_000),
    ...untilLimit,
  });

/** Fields of every warehouse that is made here. */
export const warehouse = {
  /** Where it stands, or what is in front of it: it is not reached from the internet. */
  network: z
    .strictObject({
      /**
       * IPv4 blocks of BI tools and other clients, on its port; at most 20. Classic compute of the environment's workspaces is
       * let in anyway. Default none.
       */
      clientCidrs: allowList({ least: 0, most: 20 }).default([]),
      /** In a VPC that is made here: its availability zones, one to six. Default: all of the VPC. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(6)).optional(),
      /** In a VPC that is there already, which needs it: subnets, `subnet-…`, each in another zone. Default: those that are made for data services. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(6)).optional(),
      /**
       * COPY, UNLOAD and other traffic of its own go through the VPC, where rules and logs are (enhanced VPC routing), not through
       * AWS's network. Default true.
       */
      throughVpc: z.boolean().default(true),
    })
    .prefault({}),
  /** Database that is made with it. Another one replaces a serverless warehouse. Default `dwh`. */
  database: warehouseDatabase.default("dwh"),
  /** Its administrator; the password is Redshift's affair: made, kept and rotated in Secrets Manager. Default `dbowner`. */
  adminUser: warehouseUser.default("dbowner"),
  /**
   * Files of raw zones that its role reaches, which is its default role: `COPY … IAM_ROLE default`. Default: none; without
   * `externalSchemas` it has no role.
   */
  files: z
    .strictObject({
      /** Folders that COPY loads. Default none. */
      reads: z.array(place).max(20).default([]),
      /** Folders that UNLOAD fills, and a source loads. Default none. */
      writes: z.array(place).max(20).default([]),
    })
    .refine(({ reads, writes }) => reads.length + writes.length > 0, {
      error: wrong("names no folder", "add one to reads or writes, or remove files"),
    })
    .optional(),
  /**
   * External schemas by name, at most 20: tables of the Glue Data Catalog that SQL of the warehouse reads where their files are
   * (Redshift Spectrum). Somebody makes each by SQL. Default none.
   */
  externalSchemas: z
    .record(
      warehouseDatabase,
      z.strictObject({
        /** Database of the Data Catalog that has the tables. */
        database: z.discriminatedUnion("mode", [
          z.strictObject({
            /** It is made here, empty: whoever writes the files makes the tables. */
            mode: z.literal("create"),
          }),
          z.strictObject({
            /** It is that of a Glue job with a crawler. */
            mode: z.literal("glue-job"),
            /** The job (key of `dataServices`, kind `glue-job`). */
            job: ref("dataService", { kind: "glue-job" }),
          }),
          z.strictObject({
            /** It is there already, in this AWS account and region. */
            mode: z.literal("existing"),
            /** Its name in the Data Catalog. */
            name: icebergName,
          }),
        ]),
        /** Folders of raw zones with files of its tables: the role reads these alone. */
        files: z.array(place).min(1).max(20),
      }),
    )
    .refine((all) => Object.keys(all).length <= 20, { error: wrong("has more than 20 schemas", "use at most 20") })
    .default({}),
  /** Names in SQL tell capitals from small letters, which zero-ETL integrations need. Default false. */
  caseSensitiveNames: z.boolean().default(false),
  /** Days that its audit logs are kept in CloudWatch; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
} as const;

/** Fields of every warehouse that is there already. */
export const existingWarehouse = {
  /**
   * Its security group, `sg-…`, in this VPC or one that is peered with it. Classic compute is let out to it, and to the
   * warehouse in it. Default: how it is reached is said by `network.connections`.
   */
  securityGroupId: awsResourceId("sg").optional(),
  /**
   * It has a public address, and lets the addresses of Databricks' serverless compute in, which is for its owner to do.
   * Default: serverless compute reaches it by a private endpoint alone.
   */
  fromInternet: z.literal(true).optional(),
  /**
   * An endpoint in this VPC that Redshift manages (AWS PrivateLink), for a warehouse of another VPC or account: no way between
   * the networks is needed. Another warehouse, account or subnets make another endpoint, with another address. Default: none.
   */
  endpoint: warehouseEndpoint.optional(),
} as const;
