import { z } from "zod";
import { isSystemGroup } from "../facts/system-groups";
import { show } from "../plain";
import { notPadded } from "./text/characters";
import { named, textTypeOf } from "./text/named";
import { form, formed, textOf } from "./text/rules";
import { wrong } from "./wrong";

export { FIX_SEPARATOR, wrong } from "./wrong";

/** A list in which nothing may be twice; addresses that differ in case alone reach the same person. */
export function distinct<T extends z.ZodType>(list: z.ZodArray<T>): z.ZodArray<T> {
  const ignoresCase = textTypeOf(list.element)?.one === "e-mail address";
  return list.superRefine((items, context) => {
    const seen = new Set<unknown>();
    for (const [index, item] of items.entries()) {
      const same = ignoresCase && typeof item === "string" ? item.toLowerCase() : item;
      const again = seen.has(same);
      seen.add(same);
      if (!again) continue;
      context.addIssue({ code: "custom", path: [index], message: wrong(`${show(item)} is listed twice`, "remove it") });
    }
  });
}

/** Lower-case key of something that ends up in names and logical ids: `orders`, `data-platform`. */
export const slug = named(
  { one: "short name", many: "short names" },
  formed(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,30}$/,
    "is not a valid key",
    "use 1 to 31 lower-case letters, digits and single hyphens, starting with a letter",
  ),
);

/** Unity Catalog object name as used here: lower case with underscores, because the catalog folds case. */
export const ucName = named(
  { one: "Unity Catalog name", many: "Unity Catalog names" },
  formed(
    /^[a-z][a-z0-9_]{0,62}$/,
    "is not a valid Unity Catalog name",
    "use 1 to 63 lower-case letters, digits and underscores, starting with a letter",
  ),
);

/** Display name of a group as the identity provider knows it; never one that Databricks has itself. */
export const groupName = named(
  { one: "group name", many: "group names" },
  textOf({}, notPadded, (text) =>
    isSystemGroup(text)
      ? {
          what: "is a group of Databricks itself, which nobody can make, fill or look up here",
          fix: "use a group of your own; what everybody in the account may do with data is granted under everyone, beside groups",
        }
      : undefined,
  ).regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._()&+-]{0,98}$/,
    wrong("is not a valid group name", "use 1 to 99 letters, digits, spaces and . _ - ( ) & +"),
  ),
);

/** In regular expressions: the number of an AWS account. There is none of zeros alone. */
export const ACCOUNT = "(?!0{12})\\d{12}";

export const awsAccountId = named(
  { one: "AWS account id", many: "AWS account ids" },
  formed(/^\d{12}$/, "is not an AWS account id", 'write the 12 digits as text, for example "123456789012"').regex(
    /^(?!0{12}$)/,
    wrong("is no AWS account's id, but a placeholder", "copy the 12 digits from the AWS console"),
  ),
);

export const uuid = named(
  { one: "UUID", many: "UUIDs" },
  formed(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    "is not a UUID",
    "copy the id from the account console, lower case, with its hyphens",
  ).regex(/^(?![0-]+$)/, wrong("is nobody's id, but a placeholder", "copy the id from the account console")),
);

export const awsRegion = named(
  { one: "AWS region", many: "AWS regions" },
  formed(/^[a-z]{2}(-[a-z]+)+-\d$/, "is not an AWS region", 'write its code, for example "eu-west-1"'),
);

/** Code of an AWS region that a check looks up: it knows which ones there are, and which was meant. */
export const regionCode = named(
  { one: "AWS region", many: "AWS regions" },
  textOf(
    { most: 40 },
    notPadded,
    // A misspelled code is left to the check.
    form(/^[\w .-]*$/, "is not an AWS region", 'write its code, for example "eu-west-1"'),
  ),
);

/** ARN of a sort: regular expression after `arn:aws`, where `#` stands for the number of an account. */
export const arn = (kind: string, rest: string, example: string) =>
  formed(
    new RegExp(`^arn:aws(-us-gov)?:${rest.replaceAll("#", ACCOUNT)}$`),
    `is not the ARN of ${kind}`,
    `write it as ${example}`,
  );

/** ARN of an IAM role, any AWS partition. */
export const roleArn = named(
  { one: "ARN of a role", many: "ARNs of roles" },
  arn("an IAM role", "iam::#:role\\/(?!.*\\/\\/)[\\w+=,.@/-]*[\\w+=,.@-]", "arn:aws:iam::123456789012:role/name"),
);

/** ARN of a KMS key (never an alias: an alias ARN in an IAM policy grants nothing). */
export const kmsKeyArn = named(
  { one: "ARN of a KMS key", many: "ARNs of KMS keys" },
  formed(
    new RegExp(`^arn:aws(-us-gov)?:kms:[a-z0-9-]+:${ACCOUNT}:key\\/[0-9a-f-]{36}$`),
    "is not the ARN of a KMS key",
    "write the key's own ARN (…:key/<uuid>), not that of an alias",
  ),
);

/** S3 bucket name. Source: AWS, "General purpose bucket naming rules". */
export const bucketName = named(
  { one: "bucket name", many: "bucket names" },
  formed(
    /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    "is not a valid S3 bucket name",
    "use 3 to 63 lower-case letters, digits, dots and hyphens, starting and ending with a letter or digit",
  ).regex(
    /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)/,
    wrong("begins or ends as names do that AWS keeps for itself", "use another name"),
  ),
);

/** `create` it here, use one that is there already (`existing`), or leave it alone (`off`). */
export const singletonMode = z.enum(["create", "existing", "off"]);

/** Days that CloudWatch can keep a log group's events. Source: CloudWatch Logs API, PutRetentionPolicy. */
export const logRetentionDays = z.literal([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);
