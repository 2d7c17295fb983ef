import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEPLOY_LAYERS } from "../../config/derive/layers";
import { ciRoleArnOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import type { StackJson } from "../../emitted/stacks";

/** Whom tokens of jobs are for, where AWS takes them. Source: GitHub, "Configuring OpenID Connect in AWS". */
const AUDIENCE = "sts.amazonaws.com";

/** Asks GitHub for a token of the running job. */
export type TokenSource = (audience: string) => Promise<string>;

/** Where a job of GitHub Actions that may (`id-token: write`) asks for its token; undefined anywhere else. */
export function githubTokens(env: NodeJS.ProcessEnv): TokenSource | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
  if (url === undefined || bearer === undefined) return undefined;
  return async (audience) => {
    const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    if (!answer.ok) throw new Error(`GitHub gives no token of the job: ${answer.status} ${answer.statusText}`);
    const { value } = (await answer.json()) as { readonly value: string };
    return value;
  };
}

/** Why nobody can sign in for a stack here. */
export class NoRole extends Error {}

/** Environment variable with the role that reaches the state of the Databricks account's stack, which no environment makes. */
export const ACCOUNT_ROLE = "ACCOUNT_ROLE_ARN";

export interface RoleWanted {
  /** The environment that the stack is of; undefined for that of the Databricks account. */
  readonly environment: Environment | undefined;
  readonly planOnly: boolean;
  /** `ACCOUNT_ROLE_ARN`. */
  readonly accountRoleArn: string | undefined;
  /** Who takes it: a job of GitHub, or a build of the pipeline. Default `github`. */
  readonly by?: CiKind | undefined;
}

/** Kind of `foundation.ciRoles` whose roles are taken here. */
export type CiKind = "github" | "codepipeline";

/** Whether a build of CodeBuild runs this, which has credentials of its own role. */
export const isBuild = (env: NodeJS.ProcessEnv): boolean =>
  env.CODEBUILD_BUILD_ARN !== undefined && env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined;

/**
 * The role of AWS that a job takes for a stack; undefined where neither it nor its state is in AWS, and where a build
 * of the pipeline reaches the state of the account by itself.
 * @throws NoRole where there is none
 */
export function roleOf(
  { "//": about, provider, terraform }: StackJson,
  { environment, planOnly, accountRoleArn, by = "github" }: RoleWanted,
): string | undefined {
  const backend: unknown = terraform?.backend;
  const isInS3 = typeof backend === "object" && backend !== null && "s3" in backend;
  if (provider?.aws === undefined && !isInS3) return undefined;
  if (environment === undefined) {
    if (by === "codepipeline") return undefined;
    if (accountRoleArn === undefined || accountRoleArn === "") {
      throw new NoRole(`its state is in S3, and ${ACCOUNT_ROLE} names no role that reaches it`);
    }
    return accountRoleArn;
  }
  const { ciRoles } = environment.foundation;
  const layer = about?.metadata.layer ?? "";
  if (ciRoles?.kind !== by) {
    throw new NoRole(`${environment.name} has no foundation.ciRoles of kind "${by}", which jobs could take`);
  }
  if (planOnly) {
    if (ciRoles.kind === "codepipeline") return ciRoleArnOf(environment, ROLES.plan);
    if (ciRoles.kind === "github" && ciRoles.planRole === "create" && ciRoles.planEnvironment !== undefined)
      return ciRoleArnOf(environment, ROLES.plan);
    throw new NoRole(`foundation.ciRoles of ${environment.name} has no planRole "create" with a planEnvironment`);
  }
  const own: readonly string[] = DEPLOY_LAYERS;
  if (own.includes(layer)) return ciRoleArnOf(environment, ROLES.deploy(layer));
  throw new NoRole("it makes the roles of the others, and is deployed by an administrator");
}

/** What signs Terraform in, for one stack. */
export interface Session {
  readonly environment: Readonly<Record<string, string>>;
  /** Takes away what was written for it. */
  end(): void;
}

const sessionName = (stack: string): string => `deploy-${stack}`.slice(0, 64);

/**
 * The same from a build of CodeBuild, whose own role may take another one. Such a session is good for an hour at most, and
 * deployments take longer: so Terraform is told how to take the role, and does so again and again.
 * @param folder for the file that says so; it is removed again by `end`
 */
export function buildSession(
  roleArn: string,
  { stack, folder }: { readonly stack: string; readonly folder: string },
): Session {
  const file = join(folder, `${stack}.aws`);
  const lines = [
    "[default]",
    `role_arn = ${roleArn}`,
    "credential_source = EcsContainer",
    `role_session_name = ${sessionName(stack)}`,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  return { environment: { AWS_CONFIG_FILE: file }, end: () => rmSync(file, { force: true }) };
}

/**
 * What Terraform's AWS provider and its state in S3 sign in with. A token is good for minutes, so each stack has one of
 * its own; the session behind it lasts as long as the role lets it.
 * @param folder for the token; it is removed again by `end`
 */
export async function awsSession(
  tokens: TokenSource,
  roleArn: string,
  { stack, folder }: { readonly stack: string; readonly folder: string },
): Promise<Session> {
  const file = join(folder, `${stack}.token`);
  writeFileSync(file, await tokens(AUDIENCE), { mode: 0o600 });
  return {
    environment: {
      AWS_ROLE_ARN: roleArn,
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
      AWS_ROLE_SESSION_NAME: sessionName(stack),
    },
    end: () => rmSync(file, { force: true }),
  };
}
