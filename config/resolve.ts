import { checks, rawChecks } from "./checks";
import type { Draft } from "./checks/check";
import { type ResolvedFiles, resolvedChecks } from "./checks/resolved";
import { withCompany } from "./company/with-company";
import { resolveAccount } from "./derive/account";
import { resolveEnvironment } from "./derive/environment";
import type { Account, Environment, Platform } from "./model";
import { type FileOrigins, withOrigin } from "./origins";
import { plainCopy } from "./plain";
import { ConfigError, type Problem, sortProblems } from "./problem";
import { NO_FOLDERS, type ProjectFolders } from "./project-files";
import { asDeployed } from "./record/as-deployed";
import { ACCOUNT_RECORD, type RecordFile } from "./record/file";
import { forgottenIn, losingIn } from "./record/forgotten";
import { handedOverIn } from "./record/handed-over";
import { ownershipIn } from "./record/ownership";
import { retiredIn } from "./record/retired";
import { withoutReserved } from "./reserved";
import { parseAndSalvage } from "./salvage";
import { accountSchema, type ParsedAccount } from "./schema/account";
import { environmentSchema, type ParsedEnvironment } from "./schema/environment";
import { hide, secretsIn } from "./secrets";
import type { SourceFile } from "./source-file";

export interface Sources {
  readonly account: SourceFile;
  readonly environments: readonly SourceFile[];
  /** What is wrong with the files as such, beside what is in them. */
  readonly problems?: readonly Problem[];
  /** What is recorded as deployed. Default: nothing is. */
  readonly records?: readonly RecordFile[];
  /** Folders of the project, whose programs are shipped. Default: there are none. */
  readonly folders?: ProjectFolders;
}

export interface Resolved {
  readonly platform: Platform;
  readonly warnings: readonly Problem[];
  /** Who says what in the files that are made of several. */
  readonly origins: FileOrigins;
  /** Every file with what was made of it, the account's first. */
  readonly files: readonly [ResolvedFile<"account", Account>, ...ResolvedFile<"environment", Environment>[]];
}

/** A file of the configuration from what is written to what the stacks get. */
export interface ResolvedFile<Kind extends "account" | "environment" = "account" | "environment", Model = object> {
  readonly kind: Kind;
  /** Relative to the project. */
  readonly file: string;
  /** Plain data, as written. */
  readonly input: unknown;
  /** The same with its defaults. */
  readonly parsed: object;
  /** The same with everything that is derived. */
  readonly model: Model;
}

/**
 * Checks every file and fills in what is derived.
 * @throws ConfigError with all the errors of all the files, if there is one.
 */
export function resolvePlatform(sources: Sources): Resolved {
  const { account, completed, environments, folders, draft } = readFiles(sources);
  const files = [account, ...environments];

  const refused = new Set(files.flatMap(({ refused }) => [...refused]));
  const secrets = files.flatMap((file) => secretsIn(file.draft.raw));
  const origins = originsOf([sources.account, ...completed]);
  const shown = (found: readonly Problem[]): Problem[] =>
    sortProblems(found).map((problem) => ({
      ...withOrigin(problem, origins),
      path: hide(problem.path, secrets),
      message: hide(problem.message, secrets),
      fix: hide(problem.fix, secrets),
    }));
  const problems = shown([
    ...(sources.problems ?? []),
    ...files.flatMap((file) => file.problems),
    // A place that holds a secret, a template or a reserved word is reported as such alone.
    ...checks.flatMap((check) => check(draft)).filter(({ file, path }) => !refused.has(placeOf(file, path))),
  ]);
  const parsed = account.parsed;
  if (problems.some((problem) => problem.severity === "error") || parsed === undefined) throw new ConfigError(problems);

  const life = (
    record: string,
    schema: typeof accountSchema | typeof environmentSchema,
    file: ParsedAccount | ParsedEnvironment,
  ) => {
    const lines = sources.records?.find(({ name }) => name === record)?.lines ?? [];
    const words = { retired: retiredIn(file.retired), handedOver: handedOverIn(file.handedOver) };
    return {
      forgotten: forgottenIn(lines, words, record),
      losing: losingIn(lines, words),
      ownership: ownershipIn(schema, file),
    };
  };
  const ofAccount: ResolvedFile<"account", Account> = {
    kind: "account",
    file: account.draft.file,
    input: account.draft.raw,
    parsed,
    model: { ...resolveAccount(parsed), ...life(ACCOUNT_RECORD, accountSchema, parsed) },
  };
  const ofEnvironments = environments.flatMap(
    ({ parsed: env, draft: { file, raw: input } }): ResolvedFile<"environment", Environment>[] =>
      env === undefined
        ? []
        : [
            {
              kind: "environment",
              file,
              input,
              parsed: env,
              model: {
                ...resolveEnvironment(asDeployed(env), parsed, folders),
                file,
                ...life(env.name, environmentSchema, env),
              },
            },
          ],
  );
  const resolved: ResolvedFiles = {
    account: ofAccount.model,
    environments: ofEnvironments.map(({ file, model }) => ({ file, environment: model })),
  };
  return {
    platform: {
      account: resolved.account,
      environments: resolved.environments
        .map(({ environment }) => environment)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    },
    warnings: shown([...problems, ...resolvedChecks.flatMap((check) => check(resolved))]),
    origins,
    files: [ofAccount, ...ofEnvironments],
  };
}

/** The configuration as far as it could be understood, whatever is wrong with it. */
export const draftOf = (sources: Sources): Draft => readFiles(sources).draft;

function readFiles(sources: Sources) {
  const account = read(sources.account, accountSchema);
  const completed = sources.environments.map((source) =>
    withCompany(source, { file: account.draft.file, data: account.draft.data }),
  );
  const environments = completed.map((source) => read(source, environmentSchema));
  const { folders = NO_FOLDERS } = sources;
  const draft: Draft = { account: account.draft, environments: environments.map((file) => file.draft), folders };
  return { account, completed, environments, folders, draft };
}

const originsOf = (sources: readonly SourceFile[]): FileOrigins =>
  new Map(sources.flatMap(({ file, origins }) => (origins === undefined ? [] : [[file, origins]])));

const placeOf = (file: string, path: string): string => `${file}\n${path}`;

function read<S extends Parameters<typeof parseAndSalvage>[0]>(source: SourceFile, schema: S) {
  const file = { file: source.file, input: plainCopy(source.input) };
  const { data, salvaged, problems } = parseAndSalvage<S>(schema, file.file, withoutReserved(file.input));
  const raw = source.problem === undefined ? rawChecks.flatMap((check) => check(file)) : [source.problem];
  // What a raw check says about a place is clearer than what the schema says about it.
  const better = new Set(raw.filter((problem) => problem.severity === "error").map((problem) => problem.path));
  return {
    parsed: data,
    draft: { file: file.file, raw: file.input, data: salvaged },
    refused: [...better].map((path) => placeOf(file.file, path)),
    problems: [
      ...(source.faults ?? []),
      ...raw,
      ...(source.problem === undefined ? problems.filter(({ path }) => !better.has(path)) : []),
    ],
  };
}
