import { z } from "zod";
import { distinct } from "./common";
import { comment } from "./text/prose";
import { governedTag, governedTagValue } from "./text/sql-function";

/** Tags of something in Unity Catalog: key → value, empty where the key says all. */
export const governedTags = z.record(governedTag, governedTagValue).default({});

/** A tag that only some may put on things, with values of a list. */
export const governedTagSchema = z.strictObject({
  /** What it means, for those who put it on something. */
  comment,
  /** Values that it may have. Default: a key alone, without a value. */
  values: distinct(z.array(governedTag).max(50)).default([]),
});
