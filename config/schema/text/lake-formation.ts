import { ACCOUNT } from "../common";
import { named } from "./named";
import { formed } from "./rules";

/** Key of an LF-tag. Lake Formation keeps keys in lower case. Source: Lake Formation API, LFTag, and developer guide, "Lake Formation tag-based access control" (2026-11). */
export const lfTagKey = named(
  { one: "key of an LF-tag", many: "keys of LF-tags" },
  formed(
    /^[a-z0-9][a-z0-9_.:/=+@-]{0,127}$/,
    "is not the key of an LF-tag",
    "use 1 to 128 lower-case letters, digits and _ . : / = + @ -, without spaces",
  ),
);

/** Value of an LF-tag; in lower case as keys are. */
export const lfTagValue = named(
  { one: "value of an LF-tag", many: "values of LF-tags" },
  formed(
    /^[a-z0-9][a-z0-9_.:/=+@-]{0,254}$/,
    "is not the value of an LF-tag",
    "use 1 to 255 lower-case letters, digits and _ . : / = + @ -, without spaces",
  ),
);

/** User or role that administers Lake Formation. */
export const lakeAdministrator = named(
  { one: "ARN of a user or role", many: "ARNs of users and roles" },
  formed(
    new RegExp(`^arn:aws(-us-gov)?:iam::${ACCOUNT}:(role|user)\\/(?!.*\\/\\/)[\\w+=,.@/-]*[\\w+=,.@-]$`),
    "is not the ARN of an IAM user or role",
    "write it as arn:aws:iam::123456789012:role/name",
  ),
);
