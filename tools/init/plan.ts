import { type Problem, problemLines } from "../../config/problem";
import { answersOf, flagOf, type Written, wrongWith } from "./answers";
import { companyOf } from "./company";
import { ANSWERS_OF_EXAMPLES, exampleNames, filesOfExample } from "./example";
import { filesOf } from "./files";
import { problemsOf } from "./problems";
import { missing, withDefaults } from "./questions";
import type { NewFile } from "./write";

/** Where a project's code is, and where the new files go, both absolute. */
export interface Folders {
  readonly root: string;
  readonly project: string;
}

/** Files to write, or everything that is wrong with what was said, a line each. */
export type Plan =
  | {
      readonly files: readonly NewFile[];
      /** What is doubtful in them. */
      readonly warnings: readonly string[];
      /** Name of the environment, where there is one. */
      readonly environment?: string;
    }
  | { readonly wrong: readonly string[] };

/** The files of a new company. */
export function planCompany(said: Written, { root, project }: Folders): Plan {
  const written = withDefaults(said);
  const read = answersOf(written);
  if ("wrong" in read) return read;
  const lacking = missing(written);
  if (lacking.length > 0) return { wrong: lacking.map(({ name, asks }) => `${flagOf(name)} is missing: ${asks}.`) };
  const company = companyOf(read.answers);
  const problems = problemsOf(company);
  const lines = (severity: Problem["severity"]) => problemLines(problems.filter((one) => one.severity === severity));
  const wrong = lines("error");
  if (wrong.length > 0) return { wrong };
  return { files: filesOf(company, root, project), warnings: lines("warning"), environment: read.answers.environment };
}

/** The files of an example, with what is said of the company. */
export function planExample(example: string, written: Written, { root, project }: Folders): Plan {
  const known = exampleNames(root);
  if (!known.includes(example)) {
    return { wrong: [`--from ${example}: there is no such example. Fix: use one of ${known.join(", ")}.`] };
  }
  const files = filesOfExample(root, example, project, written);
  const environments = files.flatMap(({ path }) => /^config\/environments\/(.*)\.ts$/.exec(path)?.[1] ?? []);
  const names = Object.keys(written) as (keyof Written)[];
  const wrong = names.flatMap((name) => {
    if (!ANSWERS_OF_EXAMPLES.includes(name)) {
      return [`${flagOf(name)}: an example says that itself. Fix: leave it out, and change it in the files.`];
    }
    if (name === "awsAccount" && environments.length > 1) {
      return [
        `${flagOf(name)}: ${example} has ${environments.length} environments, each in its account. Fix: leave it out, and change them in the files.`,
      ];
    }
    const why = wrongWith(name, written[name] ?? "");
    return why === undefined ? [] : [`${flagOf(name)}: ${why}`];
  });
  if (wrong.length > 0) return { wrong };
  const [only, ...more] = environments;
  return { files, warnings: [], ...(only !== undefined && more.length === 0 && { environment: only }) };
}
