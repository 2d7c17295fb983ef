import { z } from "zod";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { told } from "../told";

/** More statements than are put up with. */
const statements = z.int().min(0).max(1_000_000).default(0);

/** What is told of a warehouse by a query over system tables. One limit at least. */
export const warehouseHealth = z.strictObject({
  /**
   * SQL warehouse (key of `consumers`, same workspace) that asks, started for it where it does not run: this one, or better
   * another one, which answers when this one is busy.
   */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Service principal (key of the account's `servicePrincipals`) that asks; reads the system schemas under `metastore.systemSchemas`. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  /** When system tables are asked; each time costs as much as the warehouse that asks runs. */
  schedule,
  /**
   * Hours that are looked back at, 1 to 720; more than between two times, because what has happened is in system tables
   * only after a while. Default 2.
   */
  hours: z.int().min(1).max(720).default(2),
  /** Tells when statements waited in the queue; needs the system schema `query`. Default: does not. */
  queued: z
    .strictObject({
      /** A statement that waited longer than this many seconds counts, 1 to 3600. Default 30. */
      seconds: z.int().min(1).max(3600).default(30),
      /** Tells when more statements than this did, 0 to 1000000. Default 0. */
      statements,
    })
    .optional(),
  /** Tells when statements took long, waiting included; needs the system schema `query`. Default: does not. */
  slow: z
    .strictObject({
      /** A statement that took longer than this many seconds counts, 1 to 172800. */
      seconds: z.int().min(1).max(172_800),
      /** Tells when more statements than this did, 0 to 1000000. Default 0. */
      statements,
    })
    .optional(),
  /** Tells when statements failed; needs the system schema `query`. Default: does not. */
  failed: z
    .strictObject({
      /** Tells when more than this many percent of the statements failed, 0 to 100. */
      percent: z.number().min(0).lt(100),
      /** Fewer statements than this in those hours say nothing, 1 to 1000000. Default 20. */
      ofAtLeast: z.int().min(1).max(1_000_000).default(20),
    })
    .optional(),
  /**
   * Tells when it had all its clusters, `maxClusters`, for more than this many minutes of those hours, 1 to 43200; needs
   * the system schema `compute`. Default: does not.
   */
  fullMinutes: z.int().min(1).max(43_200).optional(),
  /** Tells when it has not stopped for this many hours, 1 to 8760; needs the system schema `compute`. Default: does not. */
  runningHours: z.int().min(1).max(8760).optional(),
  ...told,
});

/** The same, as it was parsed. */
export type WarehouseHealth = z.output<typeof warehouseHealth>;
