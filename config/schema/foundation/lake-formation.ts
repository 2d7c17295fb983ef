import { z } from "zod";
import { distinct, singletonMode } from "../common";
import { identityCenterArn } from "../text/aws";
import { lakeAdministrator, lfTagKey, lfTagValue } from "../text/lake-formation";

const principals = distinct(z.array(lakeAdministrator)).default([]);

/**
 * AWS Lake Formation beside Unity Catalog: one list of administrators and one set of defaults per AWS account and region.
 * What IAM lets in today stays let in. Costs nothing by itself.
 */
export const lakeFormation = z.strictObject({
  /** `create`: the settings are written here, as a whole; rely on `existing` ones, or `off`. Default `off`. */
  mode: singletonMode.default("off"),
  /**
   * Who administers Lake Formation, all of them: users and roles (ARNs) of the AWS account. Whoever deploys the foundation
   * is among them; the deploy role of data services is by itself. Default none, which goes with `existing` and `off` alone.
   */
  administrators: principals,
  /** Who sees everything and changes nothing (ARNs); plan roles are among them by themselves. Default none. */
  readOnlyAdministrators: principals,
  /** Administrators that are there and are meant to go (ARNs). The plan fails on every other one that is not listed. Default none. */
  formerAdministrators: principals,
  /**
   * Who reaches new databases and tables of the Data Catalog at first: whom `iam` lets, as without Lake Formation, or nobody
   * but whom `lake-formation` has granted it. Default `iam`.
   */
  newTables: z.enum(["iam", "lake-formation"]).default("iam"),
  /** Version with which grants to other accounts are made, 1 to 4; never lower than it is. Default 4. */
  crossAccountVersion: z.int().min(1).max(4).default(4),
  /** LF-tags: key → its values, at most 50: `{ domain: ["sales", "finance"] }`. With `existing` they are there. Default none. */
  tags: z.record(lfTagKey, distinct(z.array(lfTagValue).min(1).max(50))).default({}),
  /** Instance of IAM Identity Center whose people can be granted something. Default: users and roles of IAM alone. */
  identityCenterArn: identityCenterArn.optional(),
});
