import { z } from "zod";
import { singletonMode, wrong } from "../common";
import { identityCenterArn } from "../text/aws";

/**
 * S3 Access Grants, which give people of IAM Identity Center the files of folders for a while. There is one instance per
 * AWS account and region. Costs: per request for credentials.
 */
export const accessGrants = z
  .strictObject({
    /** `create` the instance, rely on the `existing` one, or `off`. Default `off`. */
    mode: singletonMode.default("off"),
    /** Instance of IAM Identity Center that people sign in to, of the same region. Default none, which goes with `off` alone. */
    identityCenterArn: identityCenterArn.optional(),
  })
  .superRefine(({ mode, identityCenterArn }, context) => {
    if (mode === "off" || identityCenterArn !== undefined) return;
    context.addIssue({
      code: "custom",
      path: ["identityCenterArn"],
      message: wrong("is missing, and people are known by it", "copy it from the settings of IAM Identity Center"),
    });
  });
