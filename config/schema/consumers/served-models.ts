import { z } from "zod";
import { GPU_WORKLOADS, WORKLOAD_SIZES } from "../../facts/model-serving";
import { distinct, slug, ucName } from "../common";
import { namedSchema } from "../named-schema";
import { publicHost } from "../network/domain";
import { ref } from "../ref";
import { secretReference } from "../secret-reference";
import { foundationModel } from "../text/models";
import { variableName } from "../text/workloads";
import { wrong } from "../wrong";
import { externalModels, percent } from "./external-models";

const accepted = z.literal(true, {
  error: wrong("is not accepted", "write true: it is billed by the hour, around the clock"),
});

/** Whether instances of a model of one's own stay when nobody asks. */
export const scaling = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Nothing runs, and nothing is billed, after half an hour without a question; the next one waits while it starts. */
    mode: z.literal("to-zero"),
  }),
  z.strictObject({
    /** Instances run all the time, so that every question is answered at once. */
    mode: z.literal("always-on"),
    /** The instances are billed by the hour, around the clock, whether anybody asks or not: write `true` to accept it. */
    acknowledgeHourlyCost: accepted,
  }),
]);

/** How much a foundation model is kept ready for. */
const throughput = z.discriminatedUnion("unit", [
  z.strictObject({
    /** By tokens a second; Databricks says for each model in which steps. */
    unit: z.literal("tokens"),
    /** Tokens a second that are kept ready, from 0. Default 0: nothing runs when nobody asks. */
    min: z.int().min(0).max(1_000_000).default(0),
    /** Tokens a second that it may grow to. */
    max: z.int().min(1).max(1_000_000),
    /** More than 0 is billed by the hour, around the clock, whether anybody asks or not: write `true` to accept it. Default: not accepted. */
    acknowledgeHourlyCost: accepted.optional(),
  }),
  z.strictObject({
    /** By model units, as newer models want it; Databricks lets enrolled customers have such endpoints (private preview). */
    unit: z.literal("model-units"),
    /** Model units, 1 to 10000. */
    units: z.int().min(1).max(10_000),
    /** They are billed by the hour, around the clock, whether anybody asks or not: write `true` to accept it. */
    acknowledgeHourlyCost: accepted,
  }),
]);

const own = z.strictObject({
  /** A version of a model of one's own in Unity Catalog. */
  type: z.literal("unity-catalog"),
  /** Catalog (key of `catalogs`) that the model is in. */
  catalog: ref("catalog"),
  /** Schema of the catalog. */
  schema: ref("schema", { reads: true }),
  /** Name of the model in the schema. */
  model: ucName,
  /** Version of the model, from 1. A job registers versions; aliases are not taken here. */
  version: z.int().min(1).max(1_000_000),
  /** Whether the version is there by now: false leaves the endpoint out, so that the rest can be deployed; Databricks refuses an endpoint without it. */
  exists: z.boolean(),
  /** What it runs on: `CPU`, or instances with a GPU where the region has them. Default `CPU`. */
  workload: z.enum(["CPU", ...GPU_WORKLOADS.value]).default("CPU"),
  /** Questions at once: `Small` up to 4, `Medium` 8 to 16, `Large` 16 to 64. Default `Small`. */
  size: z.enum(WORKLOAD_SIZES.value).default("Small"),
  /** Whether instances stay when nobody asks. Default `to-zero`. */
  scaling: scaling.default({ mode: "to-zero" }),
  /** Environment variables that the model reads, each from a secret scope of the workspace. Default none. */
  environment: z.record(variableName, secretReference).default({}),
  /**
   * Of an agent, a name of yours → a schema with tables, vector indexes or functions that it was logged with (MLflow, `resources`):
   * whom Terraform runs as is granted `SELECT` and `EXECUTE` there, as Databricks lets an agent use what who makes its endpoint may use. Default none.
   */
  uses: z.record(slug, namedSchema()).default({}),
  /** Hosts in the internet that the model calls by itself, as agents do, at most 50: the network policy of the workspace has to let them through. Hosts of connections go without saying. Default none. */
  calls: distinct(z.array(publicHost).max(50)).default([]),
  /** Percent of the questions that it gets, 0 to 100; all of an endpoint together 100. Default 100, where it is the only one. */
  percent: percent.optional(),
});

const foundation = z.strictObject({
  /** A foundation model of Databricks' schema `system.ai`, with throughput of its own. */
  type: z.literal("foundation"),
  /** Its name in `system.ai`: `meta_llama_v3_3_70b_instruct`. */
  model: foundationModel,
  /** Its version there. Default 1. */
  version: z.int().min(1).max(1000).default(1),
  /** How much is kept ready. */
  throughput,
  /** Percent of the questions that it gets, 0 to 100; all of an endpoint together 100. Default 100, where it is the only one. */
  percent: percent.optional(),
});

/** What an endpoint answers with. */
export const servedModel = z.discriminatedUnion("type", [own, foundation, ...externalModels]);
