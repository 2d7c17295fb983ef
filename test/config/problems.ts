import { ConfigError, formatProblem, type Problem } from "../../config/problem";
import { resolvePlatform } from "../../config/resolve";
import { accountInput, devInput, PROJECT } from "../support/platform";

/** Dotted path → new value; undefined takes the setting out. */
export type Changes = Readonly<Record<string, unknown>>;

export interface Files {
  readonly account?: Changes;
  readonly dev?: Changes;
  /** A second environment, like dev but in another AWS account and VPC; only there if given. */
  readonly prod?: Changes;
}

/**
 * What resolving the shipped account and dev environment says after these changes: a line per problem,
 * files without their folder and ending, warnings marked; "" where nothing is wrong.
 */
export function report(files: Files): string {
  return inputsProblems(inputsOf(files))
    .map((problem) => {
      const line = formatProblem(problem).replace(/^config\/(?:environments\/)?(\w+)\.ts/, "$1");
      return problem.severity === "warning" ? `warning: ${line}` : line;
    })
    .join("\n");
}

/** The account and the environments after the changes. */
export function inputsOf({ account = {}, dev = {}, prod }: Files): [account: unknown, ...environments: unknown[]] {
  return [
    changed(accountInput(), account),
    changed(devInput(), dev),
    ...(prod === undefined ? [] : [changed(changed(devInput(), PROD), prod)]),
  ];
}

const PROD: Changes = { name: "prod", awsAccountId: "222222222222", "network.cidr": "10.30.0.0/16" };

/** The problems of any inputs; the files of the environments are `dev.ts` and `prod.ts`. */
export function inputsProblems([account, ...environments]: readonly unknown[]): readonly Problem[] {
  try {
    return resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: environments.map((input, index) => ({ file: `config/environments/${FILES[index]}.ts`, input })),
      folders: PROJECT,
    }).warnings;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const FILES = ["dev", "prod"];

/** A copy of the input with the changes, which stay as they are: a later path may lead into an earlier value. */
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
    else holder[last] = copied(value);
  }
  return root.it;
}

/** A copy; of functions and other objects that no configuration can have, the thing itself. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  const plain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)])) : value;
}
