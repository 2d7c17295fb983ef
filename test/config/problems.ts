import { ConfigError, formatProblem, type Problem } from "../../config/problem";
import { resolvePlatform } from "../../config/resolve";
import { accountInput, devInput } from "../support/platform";

/** Dotted path → new value; undefined takes the setting out. */
export type Changes = Readonly<Record<string, unknown>>;

export interface Files {
  readonly account?: Changes;
  readonly dev?: Changes;
  /** A second environment, like dev but in another AWS account and VPC; only there if given. */
  readonly prod?: Changes;
}

export interface Outcome {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What resolving the shipped account and dev environment says after these changes, line by line. */
export function problemsOf({ account = {}, dev = {}, prod }: Files): Outcome {
  return outcomeOf(
    changed(accountInput(), account),
    changed(devInput(), dev),
    ...(prod === undefined ? [] : [changed(changed(devInput(), PROD), prod)]),
  );
}

const PROD: Changes = { name: "prod", awsAccountId: "222222222222", "network.cidr": "10.30.0.0/16" };

/** The same for any inputs; the second environment's file is `prod.ts`. */
export function outcomeOf(account: unknown, ...environments: readonly unknown[]): Outcome {
  const names = ["dev", "prod", "third"];
  const problems = resolve({
    account: { file: "config/account.ts", input: account },
    environments: environments.map((input, index) => ({ file: `config/environments/${names[index]}.ts`, input })),
  });
  const of = (severity: Problem["severity"]) => problems.filter((p) => p.severity === severity).map(formatProblem);
  return { errors: of("error"), warnings: of("warning") };
}

function resolve(sources: Parameters<typeof resolvePlatform>[0]): readonly Problem[] {
  try {
    return resolvePlatform(sources).warnings;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** A copy of the input with the changes. */
export function changed(input: unknown, changes: Changes): unknown {
  const root: { it: unknown } = { it: structuredClone(input) };
  for (const [dotted, value] of Object.entries(changes)) {
    let holder = root as Record<string, unknown>;
    let last = "it";
    for (const key of dotted === "" ? [] : dotted.split(".")) {
      const next = holder[last];
      holder[last] = typeof next === "object" && next !== null ? next : {};
      holder = holder[last] as Record<string, unknown>;
      last = key;
    }
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return root.it;
}
