import { parseArn } from "../arn";
import { LOG_FIELDS, LOG_TYPES } from "../derive/log-delivery";
import { ACCOUNT_STACK } from "../derive/stacks";
import { partitionOf } from "../facts/partitions";
import { DATABRICKS_PRINCIPALS } from "../facts/regions";
import type { Problem } from "../problem";
import { NO_DOTS } from "../schema/text/paths";
import { type AccountDraft, type Check, errorAt } from "./check";

const AT = "logDelivery";

/** Logs of the account go into a bucket that Databricks can write to, each sort into a folder of its own. */
export const logDelivery: Check = ({ account }) =>
  account.data.logDelivery === undefined
    ? []
    : [...ofSorts(account), ...ofPlace(account), ...ofRoles(account), ...ofBucket(account), ...ofAge(account)];

type Logs = NonNullable<AccountDraft["data"]["logDelivery"]>;
const logsOf = (account: AccountDraft): Logs => account.data.logDelivery ?? {};

/** Something is delivered, each sort apart: lines of two would be told apart by nothing. */
function ofSorts(account: AccountDraft): Problem[] {
  const logs = logsOf(account);
  // One that is there and wrong has a problem of its own.
  const written = (account.raw as { readonly [AT]?: Readonly<Record<string, unknown>> })[AT] ?? {};
  if (!LOG_FIELDS.some((field) => written[field] !== undefined)) {
    return [
      errorAt(
        account,
        [AT],
        "says which logs Databricks delivers in none of its fields",
        "write auditLogs: {}, billableUsage: {} or both, or remove it",
      ),
    ];
  }
  const { auditLogs: audit, billableUsage: usage } = logs;
  if (audit === undefined || usage === undefined) return [];
  const folders = [audit.prefix ?? LOG_TYPES.auditLogs.key, usage.prefix ?? LOG_TYPES.billableUsage.key].map(
    (folder) => `${folder}/`,
  );
  const [one = "", other = ""] = folders;
  return [
    ...(one.startsWith(other) || other.startsWith(one)
      ? [
          errorAt(
            account,
            [AT, usage.prefix === undefined ? "auditLogs" : "billableUsage", "prefix"],
            `${one} of auditLogs and ${other} of billableUsage are not apart`,
            "use folders that stand beside each other",
          ),
        ]
      : []),
    ...(audit.name !== undefined && audit.name === usage.name
      ? [errorAt(account, [AT, "billableUsage", "name"], `${audit.name} is that of auditLogs too`, "use another name")]
      : []),
  ];
}

/** Databricks' role, the bucket and the role of the deployment are of one partition, and of the right account. */
function ofPlace(account: AccountDraft): Problem[] {
  const { awsAccountId, region, deployRoleArn } = logsOf(account);
  const { shard } = account.data;
  const problems: Problem[] = [];
  const principals = shard && DATABRICKS_PRINCIPALS[shard];
  if (principals !== undefined && region !== undefined) {
    const wanted = parseArn(principals.logDeliveryRoleArn).partition;
    const { name } = partitionOf(region);
    if (name !== wanted) {
      problems.push(
        errorAt(
          account,
          [AT, "region"],
          `${region} is in the partition ${name}, and Databricks delivers logs of a ${shard} account from ${wanted}`,
          `use a region of ${wanted}`,
        ),
      );
    }
  }
  if (principals !== undefined && awsAccountId === principals.accountId) {
    problems.push(
      errorAt(
        account,
        [AT, "awsAccountId"],
        `${awsAccountId} is an AWS account of Databricks`,
        "write your own account's id",
      ),
    );
  }
  if (deployRoleArn !== undefined && awsAccountId !== undefined && parseArn(deployRoleArn).accountId !== awsAccountId) {
    problems.push(
      errorAt(
        account,
        [AT, "deployRoleArn"],
        `the role is in account ${parseArn(deployRoleArn).accountId}, the bucket in ${awsAccountId}`,
        "write the ARN of a role in the bucket's own account",
      ),
    );
  }
  return problems;
}

/** Jobs that deploy the stack of the account have roles in the AWS account of the states, and those that look may change nothing. */
function ofRoles(account: AccountDraft): Problem[] {
  const { awsAccountId, deployRoleArn } = logsOf(account);
  if (awsAccountId === undefined) return [];
  return deployersOf(account).flatMap(({ setting, where }) => {
    if (awsAccountId !== where) {
      return [
        errorAt(
          account,
          [AT, "awsAccountId"],
          `the roles of ${setting} are in ${where}, and make no bucket in ${awsAccountId}`,
          `use ${where}, or remove ${setting} and deploy the stack of the account with roles of your own`,
        ),
      ];
    }
    return deployRoleArn === undefined
      ? []
      : [
          errorAt(
            account,
            [AT, "deployRoleArn"],
            `jobs that only look, with the role of ${setting}, would take this role too, which may change everything`,
            `remove it: the roles of ${setting} have what the logs need`,
          ),
        ];
  });
}

/** Who deploys the stack of the account by roles that are made here, and the AWS account that these are in. */
function deployersOf(account: AccountDraft): { readonly setting: string; readonly where: string }[] {
  const { bootstrap, codePipeline } = account.data;
  const rows = [
    ["bootstrap.ciRoles", bootstrap?.ciRoles !== undefined, bootstrap?.awsAccountId],
    [
      "codePipeline",
      codePipeline?.stages?.some(({ target }) => target === ACCOUNT_STACK) === true,
      codePipeline?.awsAccountId,
    ],
  ] as const;
  return rows.flatMap(([setting, has, where]) => (has && where !== undefined ? [{ setting, where }] : []));
}

/** Databricks takes no bucket with dots, and nobody else's. */
function ofBucket(account: AccountDraft): Problem[] {
  const { bucket } = logsOf(account);
  if (bucket === undefined) return [];
  const { state } = account.data;
  return [
    ...(bucket.includes(".") ? [errorAt(account, [AT, "bucket"], NO_DOTS.what, NO_DOTS.fix)] : []),
    ...(state?.backend === "s3" && state.bucket === bucket
      ? [errorAt(account, [AT, "bucket"], `${bucket} is the bucket of the states`, "use another name")]
      : []),
  ];
}

/** Nothing is archived that has expired. */
function ofAge(account: AccountDraft): Problem[] {
  const { archiveAfterDays: archive, expireAfterDays: expire } = logsOf(account);
  return archive === undefined || expire === undefined || expire > archive
    ? []
    : [
        errorAt(
          account,
          [AT, "expireAfterDays"],
          `${expire} is not after archiveAfterDays, ${archive}`,
          `use at least ${archive + 1}`,
        ),
      ];
}
