import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { displayName } from "./names";
import { form, formed, textOf } from "./rules";

/** Organization of HCP Terraform. */
export const organizationName = named(
  { one: "organization name", many: "organization names" },
  formed(
    /^[A-Za-z0-9][\w-]{2,39}$/,
    "is not an HCP Terraform organization name",
    "copy it from the organization's settings",
  ),
);

/** Project of HCP Terraform. */
export const projectName = displayName(3, 40);

/** Host of Terraform Enterprise. */
export const hostName = named(
  { one: "host name", many: "host names" },
  textOf(
    { most: 253 },
    form(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/,
      "is not a host name",
      "write it without https://",
    ),
  ),
);

/** Rule of the policy check. */
export const policyRuleId = named(
  { one: "rule id", many: "rule ids" },
  formed(/^[a-z0-9]+(-[a-z0-9]+)+$/, "is not a rule id", "copy it from the finding or from docs/policy.md"),
);

/** Addresses of resources: one, or with a star at the end all of its type whose names begin so. */
export const resourceAddress = named(
  { one: "resource address", many: "resource addresses" },
  textOf(
    { least: 3, most: 300 },
    oneLine,
    notPadded,
    form(
      /^(data\.)?[a-z][a-z0-9]*_[a-z0-9_]*\.[\w-]+\*?$/,
      "is not the address of a resource",
      "copy it from the finding: aws_s3_bucket.zone-raw; a star may end it, after the beginning of a name: aws_s3_bucket.zone-*",
    ),
  ),
);
