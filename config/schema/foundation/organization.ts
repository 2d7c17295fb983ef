import { z } from "zod";
import { awsRegion, roleArn } from "../common";
import { controlArn, controlKey, organizationId, unitArn } from "../text/aws";

const controls = {
  /** Role in the organization's management account: nobody else can see or change controls. */
  roleArn,
  /** AWS region that Control Tower was set up in. */
  homeRegion: awsRegion,
  /** The unit that the environment's AWS account is in. */
  organizationalUnitArn: unitArn,
  /** The controls, by a short name: their ARN. */
  controls: z.record(controlKey, controlArn),
};

/** The AWS organization that the account belongs to. Nothing of the organization itself is made here. */
export const organization = z.strictObject({
  /** Id of the organization, `o-…`. With `bucketPerimeter` the plan fails where the account belongs to another one. */
  id: organizationId,
  /**
   * Zones and log buckets refuse every principal outside the organization, AWS services apart, whatever else
   * their policies say. Default true.
   */
  bucketPerimeter: z.boolean().default(true),
  /** Controls (guardrails) of Control Tower. Default `off`. */
  controlTower: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Somebody else switches them on; the plan fails if one of them is off. */
        mode: z.literal("existing"),
        ...controls,
      }),
      z.strictObject({
        /** Switched on here, for the whole unit: every account in it. */
        mode: z.literal("create"),
        ...controls,
      }),
      z.strictObject({
        /** Controls are neither looked at nor switched on. */
        mode: z.literal("off"),
      }),
    ])
    .default({ mode: "off" }),
});
