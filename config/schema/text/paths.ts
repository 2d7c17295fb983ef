import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { type Fault, form, type Rule, textOf } from "./rules";

/**
 * S3 takes every key as it is written, so `a/./b`, `a/../b` and `a//b` are other places than `a/b`, and whoever resolves
 * them before asking gets something else. Source: Amazon S3, "Naming Amazon S3 objects".
 */
const plainSteps =
  (what: string): Rule =>
  (text): Fault | undefined => {
    const steps = text.replace(/^s3:\/\/[^/]*\//, "").split("/");
    if (steps.some((step) => /^\.+$/.test(step))) {
      return { what: `has a step of dots, which ${what} does not resolve`, fix: 'write the path without "." and ".."' };
    }
    return steps.slice(0, -1).includes("") && !text.startsWith("/")
      ? { what: 'has "//" in it, an empty step', fix: "write one slash" }
      : undefined;
  };

/** Keys of S3 have at most 1,024 bytes; what is left is for names of files. */
const MOST = 512;

/** Folder of a zone: `orders/v1`. */
export const folder = named(
  { one: "folder", many: "folders" },
  textOf(
    { most: MOST },
    oneLine,
    notPadded,
    plainSteps("S3"),
    form(
      /^[A-Za-z0-9][\w=.-]*(\/[\w=.-]+)*$/,
      "is not a folder",
      "write it relative to the zone, without leading or trailing slash: orders/v1",
    ),
  ),
);

/** Databricks takes no bucket with dots in its name. Source: its page on S3 external locations. */
export const NO_DOTS: Fault = {
  what: "has a dot in the bucket's name, which Databricks does not support",
  fix: "use a bucket with hyphens instead",
};

/** `s3://bucket/folder`. */
export const s3Url = named(
  { one: "S3 location", many: "S3 locations" },
  textOf(
    { most: MOST },
    oneLine,
    notPadded,
    form(/^s3:\/\//, "is not an S3 location", "write it as s3://bucket/folder"),
    plainSteps("S3"),
    form(
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w=.-]+)*\/?$/,
      "is not an S3 location",
      "write it as s3://bucket/folder",
    ),
    form(/^s3:\/\/[^./]*(\/|$)/, NO_DOTS.what, NO_DOTS.fix),
  ),
);

/** @param reader who takes a step of dots as it stands */
const relative = (reader: string, fix: string) =>
  named(
    { one: "relative path", many: "relative paths" },
    textOf(
      { most: 200 },
      oneLine,
      notPadded,
      form(/^(?!\/)(?!.*\.\.)(?![A-Za-z]:)[\w.-]+(\/[\w.-]+)*$/, "is not a relative path", fix),
      plainSteps(reader),
    ),
  );

/** Folder inside the project, or beginning of a key. */
export const relativePath = relative("the backend", 'write a folder inside the project, for example "state"');

/** Folder or file of a program. */
export const programPath = relative(
  "Databricks",
  'write it as "programs/nightly" or "sql/report.sql": letters, digits and . _ -, and single slashes inside',
);

/** Path of a request over HTTP: `/health`. */
export const requestPath = named(
  { one: "path", many: "paths" },
  textOf({}, oneLine, notPadded, form(/^\/[\w./~%-]{0,1023}$/, "is not a path", "start it with a slash: /health")),
);
