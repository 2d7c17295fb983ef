import { z } from "zod";
import { awsAccountId, slug } from "./common";
import { oidcProvider, repositoryIds } from "./foundation/iam";
import { repository } from "./text/github";

/** What Terraform itself needs in AWS before anything else: the bucket of the states, its key, roles for the stack of the account. */
export const bootstrapSchema = z.strictObject({
  /** AWS account of the bucket: 12 digits, as text. */
  awsAccountId,
  /**
   * Where the layer's own state is. `local`: in a file under `state/`, as long as there is no bucket. `bucket`: in the bucket
   * that it makes, once it is [moved there](bootstrap.md#its-own-state). Default `local`.
   */
  ownState: z.enum(["local", "bucket"]).default("local"),
  /** Days that states which were replaced can be brought back, 30 to 3650. Default 365. */
  versionDays: z.int().min(30).max(3650).default(365),
  /** The key that encrypts the states. Default: a key of its own, as its fields say. */
  key: z
    .strictObject({
      /** Days between asking for its deletion and losing it, 7 to 30. Default 30. */
      deletionWindowDays: z.int().min(7).max(30).default(30),
      /** Days between automatic rotations, 90 to 2560. Default 365. */
      rotationDays: z.int().min(90).max(2560).default(365),
    })
    .prefault({}),
  /** Roles with which jobs of GitHub deploy the stack of the Databricks account, and look at it. Default none. */
  ciRoles: z
    .strictObject({
      /** IAM's identity provider of GitHub, one per AWS account: made here, or there already. Default `create`. */
      oidcProvider,
      /** Repository whose jobs get in, `owner/name`. */
      repository,
      /**
       * Numbers by which GitHub knows the repository and who owns it, as in `foundation.ciRoles`. Default: by its names alone.
       */
      repositoryIds: repositoryIds(),
      /** GitHub environment whose jobs deploy the stack. Default `account`. */
      environment: slug.default("account"),
      /** GitHub environment without reviewers whose jobs only look, for plans and drift. Default `account-plan`. */
      planEnvironment: slug.default("account-plan"),
    })
    .optional(),
});
