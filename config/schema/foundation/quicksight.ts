import { z } from "zod";
import { awsRegion, distinct, singletonMode } from "../common";
import { identityCenterArn } from "../text/aws";
import { email } from "../text/mail";
import { quickSightAccount, quickSightGroup } from "../text/quicksight";

const groups = distinct(z.array(quickSightGroup));

/** The account's subscription of Amazon QuickSight, one per AWS account. Costs: per user and month, and per gigabyte of copies. */
export const quickSight = z.strictObject({
  /** `create` the subscription, rely on the `existing` one, or `off`. Default `off`. */
  mode: singletonMode.default("off"),
  /** Region that users and groups are kept in, for good. Default: that of the environment. */
  identityRegion: awsRegion.optional(),
  /** Name of the account in QuickSight, of which there is one in the world, for good. Default none, which only one that is there already can have. */
  accountName: quickSightAccount.optional(),
  /** Who gets mail about the account. Default none, which only one that is there already can have. */
  notificationEmail: email.optional(),
  /** How people sign in, for good. Default `IAM_IDENTITY_CENTER`. */
  authentication: z.enum(["IAM_IDENTITY_CENTER", "IAM_AND_QUICKSIGHT", "IAM_ONLY"]).default("IAM_IDENTITY_CENTER"),
  /** ARN of the instance of IAM Identity Center. Default: that of the organization. */
  identityCenterArn: identityCenterArn.optional(),
  /** Groups of IAM Identity Center whose people administer QuickSight. Needed with it. Default none. */
  adminGroups: groups.default([]),
  /** Groups of IAM Identity Center whose people make analyses. Default none. */
  authorGroups: groups.default([]),
  /** Groups of IAM Identity Center whose people read. Default none. */
  readerGroups: groups.default([]),
});
