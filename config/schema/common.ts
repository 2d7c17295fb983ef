import { z } from "zod";
import { show } from "../plain";

/**
 * Separates what is wrong from how to fix it inside one zod message; `salvage.ts` splits it
 * again. A control character, so that it cannot occur in a text that somebody writes.
 */
export const FIX_SEPARATOR = "\u0001";

/** Message of a refinement: what is wrong, and how to fix it (no closing full stops). */
export function wrong(what: string, fix: string): string {
  return `${what}${FIX_SEPARATOR}${fix}`;
}

/** A list in which nothing may be twice. */
export function distinct<T extends z.ZodType>(list: z.ZodArray<T>): z.ZodArray<T> {
  return list.superRefine((items, context) => {
    for (const [index, item] of items.entries()) {
      if (items.indexOf(item) === index) continue;
      context.addIssue({ code: "custom", path: [index], message: wrong(`${show(item)} is listed twice`, "remove it") });
    }
  });
}

/** Lower-case key of something that ends up in names and logical ids: `orders`, `data-platform`. */
export const slug = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,30}$/,
    wrong("is not a valid key", "use 1 to 31 lower-case letters, digits and single hyphens, starting with a letter"),
  );

/** Unity Catalog object name as used here: lower case with underscores, because the catalog folds case. */
export const ucName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,62}$/,
    wrong(
      "is not a valid Unity Catalog name",
      "use 1 to 63 lower-case letters, digits and underscores, starting with a letter",
    ),
  );

/** Display name of a group as the identity provider knows it. */
export const groupName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._()&+-]{0,98}$/,
    wrong("is not a valid group name", "use 1 to 99 letters, digits, spaces and . _ - ( ) & +"),
  );

export const awsAccountId = z
  .string()
  .regex(/^\d{12}$/, wrong("is not an AWS account id", 'write the 12 digits as text, for example "123456789012"'));

export const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    wrong("is not a UUID", "copy the id from the account console, lower case, with its hyphens"),
  );

export const email = z
  .string()
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, wrong("is not an e-mail address", "write it as name@example.com"));

export const awsRegion = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, wrong("is not an AWS region", 'write its code, for example "eu-west-1"'));

/** ARN of an IAM role, any AWS partition. */
export const roleArn = z
  .string()
  .regex(
    /^arn:aws(-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    wrong("is not the ARN of an IAM role", "write it as arn:aws:iam::123456789012:role/name"),
  );

/** ARN of a KMS key (never an alias: an alias ARN in an IAM policy grants nothing). */
export const kmsKeyArn = z
  .string()
  .regex(
    /^arn:aws(-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]{36}$/,
    wrong("is not the ARN of a KMS key", "write the key's own ARN (…:key/<uuid>), not that of an alias"),
  );

/** S3 bucket name. Source: AWS, "General purpose bucket naming rules". */
export const bucketName = z
  .string()
  .regex(
    /^(?!xn--)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    wrong(
      "is not a valid S3 bucket name",
      "use 3 to 63 lower-case letters, digits, dots and hyphens, starting and ending with a letter or digit",
    ),
  );

/** Key and value of a tag that AWS and Databricks both accept (256 characters, no `aws:` prefix). */
export const tags = z.record(
  z
    .string()
    .regex(
      /^(?!aws:)[A-Za-z0-9 _.:/=+@-]{1,127}$/i,
      wrong(
        "is not a valid tag key",
        "use 1 to 127 letters, digits, spaces and _ . : / = + - @, not starting with aws:",
      ),
    ),
  z
    .string()
    .regex(
      /^[A-Za-z0-9 _.:/=+@-]{0,255}$/,
      wrong("is not a valid tag value", "use at most 255 letters, digits, spaces and _ . : / = + - @"),
    ),
);

/** `create` it here, use one that is there already (`existing`), or leave it alone (`off`). */
export const singletonMode = z.enum(["create", "existing", "off"]);

/** Days that CloudWatch can keep a log group's events. Source: CloudWatch Logs API, PutRetentionPolicy. */
export const logRetentionDays = z.literal([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);
