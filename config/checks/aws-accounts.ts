import { parseArn } from "../arn";
import { DATABRICKS_PRINCIPALS } from "../facts/regions";
import type { Problem } from "../problem";
import type { Check } from "./check";
import { type AccountDraft, type DraftFile, type EnvironmentDraft, entries, errorAt, type Path } from "./check";
import { factsOfDraft } from "./facts";

/** Accounts that belong to Databricks, and are sometimes copied from its policies by mistake. */
const DATABRICKS_ACCOUNTS = new Set(
  Object.values(DATABRICKS_PRINCIPALS).flatMap((p) => [p.accountId, p.artifactAccountId, p.amiOwnerAccountId]),
);

/** ARNs belong to the AWS account, partition and region that they are used in. */
export const awsAccounts: Check = ({ account, environments }) => [
  ...stateProblems(account, account.data.state),
  ...environments.flatMap((env) => [
    ...ownAccount(env),
    ...deployRole(env),
    ...boundary(env),
    ...partitions(env, account),
    ...stateProblems(env, env.data.state),
  ]),
];

function ownAccount(env: EnvironmentDraft): Problem[] {
  const id = env.data.awsAccountId;
  return id === undefined || !DATABRICKS_ACCOUNTS.has(id)
    ? []
    : [errorAt(env, ["awsAccountId"], `${id} is an AWS account of Databricks`, "write your own account's id")];
}

function deployRole(env: EnvironmentDraft): Problem[] {
  const { deployRoleArn: arn, awsAccountId: id } = env.data;
  if (arn === undefined || id === undefined || parseArn(arn).accountId === id) return [];
  return [
    errorAt(
      env,
      ["deployRoleArn"],
      `the role is in account ${parseArn(arn).accountId}, the environment in ${id}`,
      "write the ARN of a role in the environment's own account",
    ),
  ];
}

/** IAM takes only policies of the role's own account as a boundary. */
function boundary(env: EnvironmentDraft): Problem[] {
  const arn = boundaryArn(env.data.foundation);
  const { awsAccountId: id } = env.data;
  if (arn === undefined || id === undefined || parseArn(arn).accountId === id) return [];
  return [
    errorAt(
      env,
      ["foundation", "permissionsBoundary", "policyArn"],
      `the policy is in account ${parseArn(arn).accountId}, the roles are in ${id}`,
      "write the ARN of a policy in the environment's own account",
    ),
  ];
}

/** Every ARN of the environment is of the region's partition. */
function partitions(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const partition = factsOfDraft(env, account)?.partition;
  if (partition === undefined) return [];
  const { deployRoleArn, foundation, externalLocations } = env.data;
  const arns: readonly (readonly [path: Path, arn: string | undefined])[] = [
    [["deployRoleArn"], deployRoleArn],
    ...(foundation?.kms?.administrators ?? []).map(
      (arn, i) => [["foundation", "kms", "administrators", i], arn] as const,
    ),
    ...trailArns(foundation),
    [["foundation", "permissionsBoundary", "policyArn"], boundaryArn(foundation)],
    ...entries(externalLocations).map(
      ([key, { kmsKeyArn }]) => [["externalLocations", key, "kmsKeyArn"], kmsKeyArn] as const,
    ),
  ];
  return arns.flatMap(([path, arn]) =>
    arn === undefined || parseArn(arn).partition === partition
      ? []
      : [
          errorAt(
            env,
            path,
            `the ARN is of partition ${parseArn(arn).partition}, but ${env.data.region} is in ${partition}`,
            `write an ARN that starts with arn:${partition}:`,
          ),
        ],
  );
}

function boundaryArn(foundation: EnvironmentDraft["data"]["foundation"]): string | undefined {
  const boundary = foundation?.permissionsBoundary;
  return boundary?.mode === "existing" ? boundary.policyArn : undefined;
}

function trailArns(foundation: EnvironmentDraft["data"]["foundation"]): [path: Path, arn: string | undefined][] {
  const trail = foundation?.cloudTrail;
  if (trail?.mode !== "existing") return [];
  return [
    [["foundation", "cloudTrail", "trailArn"], trail.trailArn],
    [["foundation", "cloudTrail", "kmsKeyArn"], trail.kmsKeyArn],
  ];
}

/** The key that encrypts the state is in the bucket's region. */
function stateProblems(file: DraftFile<unknown>, state: AccountDraft["data"]["state"]): Problem[] {
  if (state?.backend !== "s3" || state.kmsKeyArn === undefined || state.region === undefined) return [];
  const region = parseArn(state.kmsKeyArn).region;
  return region === state.region
    ? []
    : [
        errorAt(
          file,
          ["state", "kmsKeyArn"],
          `the key is in ${region}, the bucket in ${state.region}`,
          "write the ARN of a key in the bucket's region",
        ),
      ];
}
