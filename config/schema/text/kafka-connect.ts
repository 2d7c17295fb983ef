import { arn } from "../common";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** Key of an archive in its bucket. */
export const archiveKey = named(
  { one: "key of an archive", many: "keys of archives" },
  formed(
    /^[A-Za-z0-9][\w./-]{0,500}\.(zip|jar)$/,
    "is not the key of a plugin's archive",
    "write the key of a .zip or .jar: plugins/debezium-postgres-3.0.0.zip",
  ),
);

/** Version of an object of S3. */
export const objectVersion = named(
  { one: "version of an object", many: "versions of objects" },
  formed(
    /^[A-Za-z0-9._-]{8,1024}$/,
    "is not the version of an object",
    "copy it from S3; aws s3api head-object says VersionId",
  ),
);

/** Plugin that is there already. */
export const pluginArn = named(
  { one: "ARN of a plugin", many: "ARNs of plugins" },
  arn(
    "a plugin of MSK Connect",
    "kafkaconnect:[a-z0-9-]+:#:custom-plugin\\/[A-Za-z0-9_-]{1,128}\\/[0-9a-f-]{36}-[a-z0-9]+",
    "arn:aws:kafkaconnect:<region>:<account>:custom-plugin/<name>/<uuid>-<n>",
  ),
);

/** Class of a connector. */
export const javaClass = named(
  { one: "class of a connector", many: "classes of connectors" },
  formed(
    /^[a-z][\w]*(\.[A-Za-z_]\w*)+$/,
    "is not the class of a connector",
    "write it with its package: io.confluent.connect.s3.S3SinkConnector",
  ),
);

/** Property of a connector. */
export const connectorProperty = named(
  { one: "property of a connector", many: "properties of a connector" },
  formed(/^[a-z][\w.-]{1,150}$/, "is not a property of a connector", "write it as its documentation does: tasks.max"),
);

/** Value of a property. */
export const connectorValue = named(
  { one: "value of a connector's property", many: "values of a connector's properties" },
  textOf({ least: 1, most: 4000 }, oneLine, notPadded),
);

/** A table as Debezium calls it. */
export const tableOfDebezium = named(
  { one: "schema and table", many: "schemas and tables" },
  formed(
    /^[A-Za-z_][\w$]{0,62}\.[A-Za-z_][\w$]{0,62}$/,
    "is not a schema and a table",
    "write both with a dot between them: public.orders; of MySQL the database and the table",
  ),
);

/** Start of the names of topics. */
export const topicPrefix = named(
  { one: "start of topics", many: "starts of topics" },
  formed(/^[A-Za-z0-9][\w-]{0,99}$/, "is not the start of topics", "use 1 to 100 letters, digits, _ and -"),
);
