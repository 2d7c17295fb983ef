import { parseArn } from "../arn";
import { artifactBucketName, BUILDS, devopsNames } from "../derive/code-pipeline";
import { namedAs, prefix } from "../derive/names";
import { ACCOUNT_STACK } from "../derive/stacks";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  type Draft,
  type EnvironmentDraft,
  errorAt,
  namesOrNone,
  repeated,
} from "./check";

const AT = "codePipeline";
const KIND = "codepipeline";

/** The pipeline reaches what it deploys, environments let it in, and somebody hears of it. */
export const codePipeline: Check = (draft) => {
  const { account } = draft;
  if (account.data.codePipeline === undefined) return draft.environments.flatMap(withoutPipeline);
  return [
    ...ofState(draft),
    ...ofPlace(account),
    ...ofSigningIn(account),
    ...ofStages(draft),
    ...draft.environments.flatMap((env) => ofEnvironment(env, account)),
    ...ofNames(draft),
  ];
};

const stagesOf = ({ data }: AccountDraft) => data.codePipeline?.stages ?? [];
const deploys = (account: AccountDraft, target: string | undefined) =>
  target !== undefined && stagesOf(account).some((stage) => stage.target === target);

function withoutPipeline(env: EnvironmentDraft): Problem[] {
  return env.data.foundation?.ciRoles?.kind === KIND
    ? [
        errorAt(
          env,
          ["foundation", "ciRoles", "kind"],
          "there is no pipeline whose builds could take the roles",
          "write codePipeline in config/account.ts, or use another kind",
        ),
      ]
    : [];
}

/** Builds have nothing but what their roles reach: the bucket of the states, without a role of its own in between. */
function ofState({ account, environments }: Draft): Problem[] {
  const files = [
    account,
    ...environments.filter(({ data }) => data.state !== undefined && deploys(account, data.name)),
  ];
  return files.flatMap((file): Problem[] => {
    const { state } = file.data;
    const backend = state === undefined ? "local" : state.backend;
    if (backend === undefined) return [];
    if (backend !== "s3") {
      return [
        errorAt(
          file,
          file === account ? [AT] : ["state", "backend"],
          `builds of the pipeline keep nothing and have no token of HCP Terraform, and the state is of backend "${backend}"`,
          'write state: { backend: "s3", bucket: "…", region: "…" }, or remove codePipeline',
        ),
      ];
    }
    return state?.backend === "s3" && state.roleArn !== undefined
      ? [
          errorAt(
            file,
            ["state", "roleArn"],
            "builds that plan would take the role that writes the state, and none of them may",
            "leave it out: builds reach the bucket with their own roles and those of the environments",
          ),
        ]
      : [];
  });
}

/** What the pipeline works with is where it is. */
function ofPlace(account: AccountDraft): Problem[] {
  const { bootstrap, codePipeline: pipeline = {} } = account.data;
  const { awsAccountId, region, connection, databricksSecretArn } = pipeline;
  const problems: Problem[] = [];
  if (
    deploys(account, ACCOUNT_STACK) &&
    bootstrap?.awsAccountId !== undefined &&
    awsAccountId !== undefined &&
    bootstrap.awsAccountId !== awsAccountId
  ) {
    problems.push(
      errorAt(
        account,
        [AT, "awsAccountId"],
        `it deploys the stack of the account, whose state only roles in ${bootstrap.awsAccountId} may write: bootstrap makes its bucket there`,
        `use ${bootstrap.awsAccountId}, or leave the stage ${ACCOUNT_STACK} out`,
      ),
    );
  }
  const arns = [
    [["databricksSecretArn"], "the secret", databricksSecretArn, true],
    [
      ["connection", "connectionArn"],
      "the connection",
      connection?.mode === "existing" ? connection.connectionArn : undefined,
      false,
    ],
  ] as const;
  for (const [path, what, arn, sameRegion] of arns) {
    if (arn === undefined) continue;
    const at = parseArn(arn);
    const isElsewhere =
      (awsAccountId !== undefined && at.accountId !== awsAccountId) ||
      (sameRegion && region !== undefined && at.region !== region);
    if (isElsewhere) {
      problems.push(
        errorAt(
          account,
          [AT, ...path],
          `${what} is in ${at.accountId}, ${at.region}, and the pipeline in ${awsAccountId}, ${region}`,
          sameRegion ? "use one in the pipeline's account and region" : "use one in the pipeline's account",
        ),
      );
    }
  }
  return problems;
}

/** CodeBuild gives its builds no token that Databricks could take. */
function ofSigningIn(account: AccountDraft): Problem[] {
  const { databricksAuth } = account.data;
  return databricksAuth === undefined || databricksAuth === "oauth-m2m"
    ? []
    : [
        errorAt(
          account,
          ["databricksAuth"],
          `builds of the pipeline sign in with codePipeline.databricksSecretArn, and not by ${databricksAuth}`,
          'set it to "oauth-m2m"',
        ),
      ];
}

/** Every stage deploys something that is there, once, and the account before what needs it. */
function ofStages({ account, environments }: Draft): Problem[] {
  const targets = stagesOf(account).flatMap(({ target }, index) => (target === undefined ? [] : [{ target, index }]));
  const names = environments.flatMap(({ data }) => (data.name === undefined ? [] : [data.name]));
  const at = (index: number) => [AT, "stages", String(index), "target"];
  const unknown = targets.filter(({ target }) => target !== ACCOUNT_STACK && !names.includes(target));
  const again = repeated(targets, ({ target }) => target);
  return [
    ...unknown.map(({ target, index }) =>
      errorAt(
        account,
        at(index),
        `there is no environment ${target}`,
        `use ${ACCOUNT_STACK} or one of ${namesOrNone(names)}`,
      ),
    ),
    ...again.map(([{ target, index }]) =>
      errorAt(account, at(index), `${target} is deployed by an earlier stage`, "leave one of the two out"),
    ),
    ...targets
      .filter(({ target, index }) => target === ACCOUNT_STACK && index > 0)
      .map(({ index }) =>
        errorAt(
          account,
          at(index),
          "environments read what the stack of the account makes, and would be deployed before it",
          "make it the first stage",
        ),
      ),
  ];
}

/** Where the pipeline deploys, its builds get in; where they get in, it deploys. */
function ofEnvironment(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const { name, foundation } = env.data;
  const roles = foundation?.ciRoles;
  const path = ["foundation", "ciRoles"];
  if (deploys(account, name)) {
    return roles?.kind === KIND || (roles !== undefined && roles.kind === undefined)
      ? []
      : [
          errorAt(
            env,
            path,
            `codePipeline of ${account.file} deploys ${name}, and nothing there lets its builds in`,
            `write ciRoles: { kind: "${KIND}" }, or leave the stage ${name} out`,
          ),
        ];
  }
  return roles?.kind === KIND && account.data.codePipeline?.stages !== undefined
    ? [
        errorAt(
          env,
          [...path, "kind"],
          `no stage of codePipeline of ${account.file} deploys ${name}`,
          "add one, or use another kind",
        ),
      ]
    : [];
}

/** The start of an environment's names is no name of the layer, nor the start of one: deploy roles go by it. */
function ofNames({ account, environments }: Draft): Problem[] {
  const { name, codePipeline: own } = account.data;
  if (name === undefined || own?.awsAccountId === undefined) return [];
  const names = devopsNames(name);
  const made = [names.start, ...BUILDS.map(names.role), artifactBucketName(name, own.awsAccountId)];
  return environments.flatMap((env) => {
    if (env.data.name === undefined || env.data.awsAccountId !== own.awsAccountId) return [];
    const start = prefix({ name }, namedAs(env.data));
    return made.some((one) => `${one}-`.startsWith(`${start}-`))
      ? [
          errorAt(
            env,
            ["name"],
            `names of the environment start with ${start}, and codePipeline of ${account.file} makes such names in the same AWS account`,
            "use another name or naming.prefix for the environment, or another AWS account for the pipeline",
          ),
        ]
      : [];
  });
}
