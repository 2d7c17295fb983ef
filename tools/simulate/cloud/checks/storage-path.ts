import type { Check } from "./check";

/** A segment that S3 takes for text and others for a step: `..`, `.`, nothing. A closing slash is none. */
const STEP = /(^|\/)(\.{0,2})\//;

function isPlain(url: string): boolean {
  const path = /^s3a?:\/\/[^/]+\/(.*)$/.exec(url)?.[1] ?? "";
  return path === "" || !STEP.test(`${path.replace(/\/$/, "")}/`);
}

/**
 * A place in S3 is named in one way only. Keys of S3 are text: `a/../b` is not `b`, so that two names could stand for
 * what looks like one place.
 * @param argument that holds the URL
 */
export const storagePath = (argument: string): Check => ({
  rule: "storage-path",
  source:
    'Amazon S3, "Naming Amazon S3 objects": a period as a path segment; Databricks, "External locations": paths are compared as they are written',
  accepts: [argument, isPlain],
  summary: "INVALID_PARAMETER_VALUE",
  detail: `{type}: ${argument} "{${argument}}" has a segment that is empty, "." or ".."`,
  fix: "write the path as the keys in the bucket have it, without such segments",
});
