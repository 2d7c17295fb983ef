import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

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
  textOf({ most: 500 }, oneLine, notPadded).regex(
    /^(?:[A-Za-z0-9][\w.-]*(?:\[[\w,.-]+\])? ?(?:[=<>!~]=?=?[\w.*+!-]+(?: ?, ?[=<>!~]=?=?[\w.*+!-]+)*)?|\/(?:Volumes|Workspace)\/[\w./=-]+\.whl)$/,
  ),
);

/** Key of a task, a job's own. Source: Databricks, Jobs API, task_key. */
export const taskKey = named(
  { one: "key of a task", many: "keys of tasks" },
  formed(
    /^[A-Za-z0-9][\w-]{0,99}$/,
    "is not the key of a task",
    "use 1 to 100 letters, digits, hyphens and underscores",
  ),
);

/** Name of a parameter. */
export const parameterName = named(
  { one: "name of a parameter", many: "names of parameters" },
  formed(/^[A-Za-z_][\w.-]{0,99}$/, "is not the name of a parameter", "use letters, digits and . _ -, first a letter"),
);

/** Name of an environment variable. */
export const variableName = named(
  { one: "environment variable", many: "environment variables" },
  formed(/^[A-Z_][A-Z0-9_]{0,99}$/, "is not an environment variable", "use capital letters, digits and underscores"),
);

/** Package or function of Python: `acme_rules.checks`. */
export const pythonName = named(
  { one: "name in Python", many: "names in Python" },
  formed(/^[A-Za-z_][\w.-]{0,199}$/, "is not a name in Python", "write it as acme_rules or acme_rules.main"),
);

/** Archive of Java or Scala in a volume or a bucket. Source: Databricks, "JAR library support" (2026-11): no files of the workspace. */
export const jarPath = named(
  { one: "path of a JAR", many: "paths of JARs" },
  formed(
    /^(?:\/Volumes(?:\/[\w.=-]+){4,}|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w.=-]+)+)\.jar$/,
    "is not a JAR in a volume or a bucket",
    "write /Volumes/<catalog>/<schema>/<volume>/rules.jar or s3://<bucket>/rules.jar; files of the workspace are not taken",
  ).max(500),
);

/** Class of Java or Scala with its package: `com.acme.rules.Main`. */
export const javaClass = named(
  { one: "class", many: "classes" },
  formed(
    /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/,
    "is not the name of a class",
    "write it with its package: com.acme.rules.Main",
  ).max(200),
);

/** Command of dbt; Databricks runs no other. */
export const dbtCommand = named(
  { one: "command of dbt", many: "commands of dbt" },
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    form(/^dbt [a-z][\w =:,./*+@"'{}-]*$/, "is not a command of dbt", "write it as dbt build --select gold"),
  ),
);

/** Version of the environment of serverless jobs. */
export const environmentVersion = named(
  { one: "version", many: "versions" },
  formed(/^[1-9]\d?$/, "is not a version of the serverless environment", 'write its number as text, for example "4"'),
);

/** Id of a notebook, a number of more digits than one of JavaScript keeps. */
export const notebookId = named(
  { one: "id of a notebook", many: "ids of notebooks" },
  formed(
    /^[1-9]\d{0,18}$/,
    "is not the id of a notebook",
    "copy the digits from its address, after notebook/, and write them in quotes",
  ),
);
