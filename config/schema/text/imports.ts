import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Name of an IAM role, as IAM has it: no path. Source: IAM API, CreateRole. */
export const roleName = named(
  { one: "name of a role", many: "names of roles" },
  textOf(
    { least: 1, most: 64 },
    form(
      /^[\w+=,.@-]+$/,
      "is not the name of a role",
      "write what follows the last slash of its ARN, letters, digits and _+=,.@- alone",
    ),
  ),
);

/** Id of a KMS key. Source: KMS, "Key identifiers". */
export const kmsKeyId = named(
  { one: "id of a KMS key", many: "ids of KMS keys" },
  formed(
    /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/,
    "is not the id of a KMS key",
    "write what follows key/ in its ARN, a UUID or mrk- and 32 digits; an alias is no id",
  ),
);

/** Alias of a KMS key. Source: KMS API, CreateAlias. */
export const kmsAlias = named(
  { one: "alias of a KMS key", many: "aliases of KMS keys" },
  formed(
    /^alias\/(?!aws\/)[\w/-]{1,249}$/,
    "is not the alias of a KMS key of yours",
    "write it with its beginning: alias/acme-prod-data",
  ),
);

/** Number that Databricks gives to workspaces, groups, service principals and jobs. */
export const databricksNumber = named(
  { one: "number of Databricks", many: "numbers of Databricks" },
  formed(
    /^[1-9]\d{0,19}$/,
    "is not a number as Databricks gives it",
    'copy the digits from its page or the command line, as text: "1234567890123456"',
  ),
);

/** Id of a SQL warehouse. */
export const warehouseId = named(
  { one: "id of a SQL warehouse", many: "ids of SQL warehouses" },
  formed(
    /^[0-9a-f]{16}$/,
    "is not the id of a SQL warehouse",
    "copy the 16 hexadecimal digits that its page has in parentheses after the name",
  ),
);

const SECURABLE = "[^.\\s/\\p{C}]{1,255}";

/** Name of something in Unity Catalog. Source: Databricks, "Securable object naming requirements". */
export const securableName = named(
  { one: "name in Unity Catalog", many: "names in Unity Catalog" },
  formed(
    new RegExp(`^${SECURABLE}$`, "u"),
    "is not a name in Unity Catalog",
    "write its name alone: no dot, space or slash, at most 255 characters",
  ),
);

/** A schema with its catalog. */
export const fullSchemaName = named(
  { one: "full name of a schema", many: "full names of schemas" },
  formed(
    new RegExp(`^${SECURABLE}\\.${SECURABLE}$`, "u"),
    "is not the full name of a schema",
    "write catalog and schema with a dot between them: sales.bronze",
  ),
);

/** Id that a provider imports something by. */
export const importId = named(
  { one: "id of an import", many: "ids of imports" },
  textOf(
    { least: 1, most: 1000 },
    oneLine,
    notPadded,
    form(/^[^$%]*$/, "is not the id of anything", "write it as the provider's page of the type says, under Import"),
  ),
);

/** Address of one resource. */
export const oneAddress = named(
  { one: "address of a resource", many: "addresses of resources" },
  textOf(
    { least: 3, most: 300 },
    form(
      /^[a-z][a-z0-9]*_[a-z0-9_]*\.[\w-]+$/,
      "is not the address of a resource",
      "copy it from npm run where: aws_kms_key.key-data",
    ),
  ),
);
