import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** Name of a value that a program reads with `spark.conf.get`, or a setting of Spark. */
export const configurationKey = named(
  { one: "configuration key", many: "configuration keys" },
  formed(
    /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/,
    "is not a configuration key",
    'use words of letters, digits, _ and -, with dots between them: "sales.minimum_amount"',
  ).max(200),
);

/** A value that a program is given. */
export const programValue = named({ one: "text", many: "texts" }, textOf({ most: 2000 }, oneLine, notPadded));

/** Key of a secret in its scope. Source: provider 1.99.0, databricks_secret. */
export const secretKey = named(
  { one: "key of a secret", many: "keys of secrets" },
  formed(
    /^[\w.-]{1,128}$/,
    "is not the key of a secret",
    "use 1 to 128 letters, digits, hyphens, underscores and periods",
  ),
);

/** Package that pip installs, or a wheel in the workspace or a volume. Source: PEP 508; Databricks, serverless environments. */
export const dependency = named(
  { one: "Python package", many: "Python packages" },
  textOf({ most: 500 }, oneLine).regex(
    /^(?:[A-Za-z0-9][\w.-]*(?:\[[\w,.-]+\])? ?(?:[=<>!~]=?=?[\w.*+!-]+(?: ?, ?[=<>!~]=?=?[\w.*+!-]+)*)?|\/(?:Volumes|Workspace)\/[\w./=-]+\.whl)$/,
  ),
);
