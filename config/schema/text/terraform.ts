import { ARGUMENT_PATH } from "../../overrides/path";
import { OLDEST_TERRAFORM } from "../../terraform-version";
import { isConstraint } from "../../version-constraint";
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

/** Pool of agents. Source: HCP Terraform, "Manage agent pools". */
export const agentPoolName = named(
  { one: "name of an agent pool", many: "names of agent pools" },
  formed(
    /^[A-Za-z0-9][\w-]{0,89}$/,
    "is not the name of an agent pool",
    "use letters, digits, hyphens and underscores",
  ),
);

/** Team of an organization. */
export const teamName = named(
  { one: "name of a team", many: "names of teams" },
  formed(/^[A-Za-z0-9][\w-]{0,89}$/, "is not the name of a team", "use letters, digits, hyphens and underscores"),
);

/** How an identity provider names a team in its assertions. */
export const ssoTeamId = named(
  { one: "team id of single sign-on", many: "team ids of single sign-on" },
  textOf({ least: 1, most: 200 }, oneLine, notPadded),
);

/** One version of Terraform that knows what the stacks use. */
export const terraformVersion = named(
  { one: "version of Terraform", many: "versions of Terraform" },
  textOf(
    {},
    form(/^\d+\.\d+\.\d+$/, "is not a version", 'write its three numbers: "1.11.4"'),
    form(
      /^(1\.\d{2,}|[2-9]|\d{2,})\./,
      `is older than ${OLDEST_TERRAFORM}, and does not know what the stacks use`,
      "use a newer one",
    ),
  ),
);

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

/** Type of a resource, as Terraform names it. */
export const resourceType = named(
  { one: "resource type", many: "resource types" },
  formed(
    /^[a-z][a-z0-9]*_[a-z0-9_]+$/,
    "is not the type of a resource",
    "write it as Terraform does, for example aws_s3_bucket",
  ),
);

/** Path of a construct: layer, with the workspace where the layer has one, then the construct in it. */
export const constructPath = named(
  { one: "path of a construct", many: "paths of constructs" },
  textOf(
    { least: 3, most: 300 },
    oneLine,
    notPadded,
    form(
      /^[a-z][\w-]*(\/[\w.-]+)+$/,
      "is not the path of a construct",
      "copy it from npm run where: unity-catalog/zone-raw/Resource, or settings-main/… where a workspace has the layer",
    ),
  ),
);

/** A path of keys in a file, with at least one part below the first where `pattern` asks for it. */
const setting = (pattern: RegExp, what: string, fix: string) =>
  textOf({ least: 3, most: 300 }, oneLine, notPadded, form(pattern, what, fix));
const PATH = /^[A-Za-z][\w-]*(\.[\w ()&+-]+)*$/;
const BELOW = /^[A-Za-z][\w-]*(\.[\w ()&+-]+)+$/;

/** Setting of the same file that says of a thing whether it is made here or is there already. */
export const owningSetting = named(
  { one: "setting with a mode", many: "settings with a mode" },
  setting(
    PATH,
    "is not a setting",
    "write where the mode is, without it: dataServices.orders, groups.analysts, network",
  ),
);

/** Path of a setting in the same file, that something is made for. */
export const settingPath = named(
  { one: "setting", many: "settings" },
  setting(BELOW, "is not a setting with its key", "write the map and the key: zones.raw, dataServices.events"),
);

/** The same, or a map of settings as a whole: programs of all workloads share a bucket. */
export const settingOrMap = named(
  { one: "setting or map", many: "settings or maps" },
  setting(PATH, "is not a setting", "copy it from npm run where: foundation.logs, zones.raw, workloads"),
);

/** Place of an argument in a resource: names with dots between; an item of a list by one of its arguments. */
export const argumentPath = named(
  { one: "path of an argument", many: "paths of arguments" },
  textOf(
    { least: 1, most: 300 },
    oneLine,
    notPadded,
    form(
      ARGUMENT_PATH,
      "is not the path of an argument",
      'write names with dots between them, and which item of a list in brackets: rule[id=expire].expiration.days; a key with dots in quotes: tags."a.b"',
    ),
  ),
);

/** Versions of a provider: one, or a range. */
export const versionConstraint = named(
  { one: "version or range", many: "versions or ranges" },
  textOf({ least: 1, most: 100 }, oneLine, notPadded, (text) =>
    isConstraint(text)
      ? undefined
      : {
          what: "is neither a version nor a range of versions",
          fix: 'write it as Terraform reads it: "1.128.0", ">= 6.25.0, < 7.0.0", "~> 1.99"',
        },
  ),
);

/** One version of a provider. */
export const version = named(
  { one: "version of a provider", many: "versions of providers" },
  formed(/^\d+\.\d+\.\d+$/, "is not a version", 'write its three numbers: "1.128.0"'),
);

/** A JSON file of the project. */
export const schemaFile = named(
  { one: "JSON file", many: "JSON files" },
  textOf(
    { most: 200 },
    oneLine,
    form(
      /^(?!.*\/\/)(?!.*(?:^|\/)\.\.?(?:\/|$))(?!\/)[\w.@/-]+\.json$/,
      "is not a JSON file in the project",
      "write its path from the folder of the project, for example schemas/providers.json",
    ),
  ),
);

/** Name of an argument. */
export const argumentName = named(
  { one: "name of an argument", many: "names of arguments" },
  formed(/^[a-z][a-z0-9_]*$/, "is not the name of an argument", "write it as Terraform does, for example display_name"),
);

/** One call of AWS. */
export const iamAction = named(
  { one: "action of AWS", many: "actions of AWS" },
  formed(
    /^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]+$/,
    "is not an action of AWS",
    "write one call with its service, and no *: bedrock:CreateGuardrail",
  ),
);

/** ARN of what is called, with stars. */
export const calledArn = named(
  { one: "ARN with *", many: "ARNs with *" },
  formed(
    /^arn:aws(-us-gov)?:[a-z][a-z0-9-]*:[a-z0-9-]*:\d{12}:[\w+=,.@*/:-]+$/,
    "is not the ARN of something in an account",
    "write service, region and account in full, for example arn:aws:bedrock:eu-west-1:123456789012:guardrail/*",
  ),
);
