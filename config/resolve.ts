import { rawChecks, checks } from "./checks";
import type { Draft, DraftFile } from "./checks/check";
import { resolveAccount } from "./derive/account";
import { resolveEnvironment } from "./derive/environment";
import type { Platform } from "./model";
import { ConfigError, type Problem, sortProblems } from "./problem";
import { parseAndSalvage } from "./salvage";
import { accountSchema } from "./schema/account";
import { environmentSchema } from "./schema/environment";

/** What one file declares, before anything is checked. */
export interface SourceFile {
  /** For messages: `config/environments/dev.ts`. */
  readonly file: string;
  readonly input: unknown;
}

export interface Sources {
  readonly account: SourceFile;
  readonly environments: readonly SourceFile[];
}

export interface Resolved {
  readonly platform: Platform;
  readonly warnings: readonly Problem[];
}

/**
 * Checks every file and fills in what is derived.
 * @throws ConfigError with all the errors of all the files, if there is one.
 */
export function resolvePlatform(sources: Sources): Resolved {
  const files = [sources.account, ...sources.environments];
  const problems: Problem[] = files.flatMap((file) => rawChecks.flatMap((check) => check(file)));

  const account = draft(sources.account, accountSchema);
  const environments = sources.environments.map((file) => draft(file, environmentSchema));
  problems.push(...account.problems, ...environments.flatMap((e) => e.problems));

  if (account.file) {
    const all: Draft = { account: account.file, environments: environments.flatMap((e) => (e.file ? [e.file] : [])) };
    problems.push(...checks.flatMap((check) => check(all)));
  }

  const sorted = sortProblems(problems);
  if (sorted.some((p) => p.severity === "error") || !account.file) throw new ConfigError(sorted);

  const parsed = account.file.data;
  return {
    platform: {
      account: resolveAccount(parsed),
      environments: environments
        .flatMap((e) => (e.file ? [resolveEnvironment(e.file.data, parsed)] : []))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    },
    warnings: sorted,
  };
}

function draft<S extends Parameters<typeof parseAndSalvage>[0]>(source: SourceFile, schema: S) {
  const { data, problems } = parseAndSalvage(schema, source.file, source.input);
  const file: DraftFile<NonNullable<typeof data>> | undefined =
    data == null ? undefined : { file: source.file, raw: source.input, data };
  return { file, problems };
}
