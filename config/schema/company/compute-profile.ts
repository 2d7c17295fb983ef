import { z } from "zod";
import { distinct } from "../common";
import { instanceType, runtimeKey } from "../text/databricks";

/**
 * A size and sort of compute with a name. Whatever names it gets those of its fields that it has itself and does not write:
 * a cluster policy all of them, a pipeline the node type, workers, spot and Photon, a cluster of a job its workers and Photon.
 */
export const computeProfile = z.strictObject({
  /** Node types; the first is the default, and the one of compute that has one alone. Default: each says its own. */
  nodeTypes: distinct(z.array(instanceType).min(1)).optional(),
  /** Workers that there are at least, 1 to 100. Default: as each has it. */
  minWorkers: z.int().min(1).max(100).optional(),
  /** Workers that it grows to at most, 1 to 100. Default: as each has it. */
  maxWorkers: z.int().min(1).max(100).optional(),
  /** Spot instances with fall-back to on-demand for the workers. Default: as each has it. */
  spot: z.boolean().optional(),
  /** The faster engine, at a higher price per hour. Default: as each has it. */
  photon: z.boolean().optional(),
  /** Minutes of idleness after which an interactive cluster stops, 10 to 240. Default: as each has it. */
  autoTerminationMinutes: z.int().min(10).max(240).optional(),
  /** DBUs per hour that a cluster may not exceed. Default: as each has it. */
  maxDbusPerHour: z.number().positive().max(10000).optional(),
  /** Runtime of clusters: `auto:latest-lts`, `auto:prev-lts` or a version key. Default: as each has it. */
  runtime: runtimeKey.optional(),
});
