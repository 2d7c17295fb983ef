import { parseArgs } from "node:util";
import { usage, written } from "../../command/arguments";

export const USAGE = `npm run review -- --base main                 what this working copy changes, against a commit
npm run review -- --base v1.4 --head HEAD      the same of two commits
npm run review -- --base-folder out-before --head-folder out-after
                                               two outputs of npm start
npm run review -- --plan prod-network=plan.json
                                               a plan of a real run, as terraform show -json prints it; repeat

  --project DIR     read DIR/config instead of config, for example examples/topologies
  --env NAME        only this environment; repeat for several
  --markdown FILE   write the comment for a pull request there, - for standard output
  --html FILE       write one page with everything there
  --json FILE       write the report as JSON there, - for standard output
  --no-cache        make the stacks and the cloud of the base anew, instead of taking them from .review/
  --help            this text

Without --markdown, --html and --json, a summary is printed.
Exit code: 0 nothing that a person has to approve, 1 something is lost, grows, breaks off or could not be planned,
2 wrong arguments, no Terraform, or a side that cannot be read, 130 interrupted.`;

/** One side of a comparison. */
export type Side =
  | { readonly kind: "commit"; readonly ref: string }
  /** The files as they are now. */
  | { readonly kind: "here" }
  /** An output folder of `npm start`. */
  | { readonly kind: "emitted"; readonly folder: string };

export interface PlanFile {
  readonly stack: string;
  readonly file: string;
}

export interface ReviewArguments {
  /** What is compared in the simulation; none where plans of real runs are read. */
  readonly sides: { readonly base: Side; readonly head: Side } | undefined;
  readonly plans: readonly PlanFile[];
  readonly project: string | undefined;
  readonly environments: readonly string[];
  readonly markdown: string | undefined;
  readonly html: string | undefined;
  readonly json: string | undefined;
  readonly cache: boolean;
}

/** Reads the command line. @returns a number where that is all: the exit code */
export function readArguments(args: readonly string[]): ReviewArguments | number {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return usage(USAGE, parsed.wrong);
  const { values } = parsed;
  if (values.help) return usage(USAGE);
  const wrong = (text: string) => usage(USAGE, text);

  const plans: PlanFile[] = [];
  for (const text of values.plan ?? []) {
    const [, stack, file] = /^([A-Za-z0-9][\w.-]*)=(.+)$/s.exec(text) ?? [];
    if (stack === undefined || file === undefined) return wrong(`--plan ${text} is not of the form STACK=FILE`);
    if (plans.some((plan) => plan.stack === stack)) return wrong(`--plan names ${stack} twice`);
    plans.push({ stack, file });
  }
  const sides = sidesOf(values);
  if (typeof sides === "string") return wrong(sides);
  if (sides !== undefined && plans.length > 0) return wrong("--plan goes without --base and --head");
  if (sides === undefined && plans.length === 0) return wrong("name what to compare with: --base, for example main");
  const stdout = [values.markdown, values.json].filter((file) => file === "-");
  if (stdout.length > 1) return wrong("one document at a time goes to standard output");
  if (values.html === "-") return wrong("--html needs a file");
  return {
    sides,
    plans,
    project: values.project,
    environments: values.env ?? [],
    markdown: values.markdown,
    html: values.html,
    json: values.json,
    cache: !values["no-cache"],
  };
}

function sidesOf(values: ReturnType<typeof parse>["values"]): ReviewArguments["sides"] | string {
  const { base, head, "base-folder": baseFolder, "head-folder": headFolder } = values;
  if (base !== undefined && baseFolder !== undefined) return "--base and --base-folder are two bases";
  if (head !== undefined && headFolder !== undefined) return "--head and --head-folder are two heads";
  const from = sideOf(base, baseFolder);
  const to = sideOf(head, headFolder);
  if (from === undefined) return to === undefined ? undefined : "a head needs a base to compare it with: --base";
  return { base: from, head: to ?? { kind: "here" } };
}

function sideOf(ref: string | undefined, folder: string | undefined): Side | undefined {
  if (ref !== undefined) return { kind: "commit", ref };
  return folder === undefined ? undefined : { kind: "emitted", folder };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      base: { type: "string" },
      head: { type: "string" },
      "base-folder": { type: "string" },
      "head-folder": { type: "string" },
      plan: { type: "string", multiple: true },
      project: { type: "string" },
      env: { type: "string", multiple: true },
      markdown: { type: "string" },
      html: { type: "string" },
      json: { type: "string" },
      "no-cache": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}
