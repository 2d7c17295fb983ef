import { z } from "zod";
import { distinct, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { endpointName } from "../text/sagemaker";
import { hosting } from "./sagemaker-hosting";

/** Who asks from compute of Databricks. */
const callers = z.strictObject({
  /** Workspace (key of `workspaces`) whose compute may use the credential. */
  workspace: ref("workspace"),
  /** Service principals (keys of the account's `servicePrincipals`) that ask, 1 to 20; none is the deployer. */
  servicePrincipals: distinct(
    z
      .array(ref("servicePrincipal", { runsAs: true }))
      .min(1)
      .max(20),
  ),
});

const alarms = z.strictObject({
  /** Requests that may fail by a fault of the model or of SageMaker within five minutes before there is an alarm, 0 to 10000. Default 0. */
  mostErrors: z.int().min(0).max(10_000).default(0),
  /** Milliseconds that the model takes on average for a quarter of an hour before there is an alarm, 1 to 60000. Default 1000. */
  averageMilliseconds: z.int().min(1).max(60_000).default(1000),
});

/** A model that Amazon SageMaker serves at an endpoint: made here, or one of this account and region that is there already. */
export const sagemakerEndpoint = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A model that Amazon SageMaker serves at an endpoint. */
    kind: z.literal("sagemaker-endpoint"),
    /** The endpoint is made here, of images and archives that are there. */
    mode: z.literal("create"),
    /** Account group that answers for it, named in the tag `Owner` of all that it is made of. Default: the tag is that of its domain, environment or account. */
    owner: ref("group", { owns: true }).optional(),
    /** What it runs on, and what answers. */
    hosting,
    /** Whose compute in Databricks asks it, by a service credential of Unity Catalog, `svc-<key>`. Default: nobody's. */
    callers: callers.optional(),
    /** When somebody is told. */
    alarms: alarms.prefault({}),
    /** Days that the logs of its containers are kept; one of CloudWatch's values. Default 90. */
    logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  }),
  z.strictObject({
    /** A model that Amazon SageMaker serves at an endpoint. */
    kind: z.literal("sagemaker-endpoint"),
    /** The endpoint is there already, such as one that a job has made; nothing of it is changed. */
    mode: z.literal("existing"),
    /** Its name. */
    endpointName,
    /** Whose compute in Databricks asks it, by a service credential of Unity Catalog, `svc-<key>`. */
    callers,
  }),
]);
