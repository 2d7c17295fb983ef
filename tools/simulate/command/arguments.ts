import { parseArgs } from "node:util";
import { written } from "../../command/arguments";
import { FAULT_KINDS, type Fault, type FaultKind, type FaultPlace, parseFaultPlace } from "../faults/fault";

export const USAGE = `npm run simulate -- dev                 deploy dev to a simulated cloud, plan again, also as another identity (both must be empty), destroy
npm run simulate -- dev --base main     deploy dev as main has it, then the present configuration over it, phase by phase
npm run simulate -- up dev              deploy, and keep the cloud under .simulation/
npm run simulate -- plan dev            what the present configuration would change in the kept cloud
npm run simulate -- destroy dev         take the kept cloud down

  --stack NAME       only this stack and what it depends on, to destroy it what depends on it; repeat for several
  --project DIR      read DIR/config instead of config, for example examples/topologies
  --base REF         a branch, tag or commit that is deployed first, with its own code; what each phase destroys and
                     keeps is told, and after it nothing may be left to plan
  --keep             the whole run, and keep the cloud and the states
  --short            of a plan, only what is replaced or deleted, and how much else changes
  --json             one JSON document instead of progress and tables
  --fail-at N        the Nth create, update or delete fails
  --fail TYPE:OPERATION[:N]   the Nth create, read, update or delete of a type fails
  --how KIND         how it fails: ${FAULT_KINDS.join(", ")}; default error
  --help             this text

Exit code: 0 all is well, 1 something was refused, surprising or left over, 2 wrong arguments, no Terraform, or
a kept cloud that another command is working on, 130 interrupted.`;

export type Command = "run" | "up" | "plan" | "destroy";

export interface SimulateArguments {
  readonly command: Command;
  readonly environment: string;
  readonly stacks: readonly string[];
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly keep: boolean;
  /** A commit that is deployed first. Default: nothing is there. */
  readonly base: string | undefined;
  readonly json: boolean;
  /** Of a plan, only what is replaced or deleted. */
  readonly short: boolean;
  readonly fault: Fault | undefined;
}

/** How this process was called, for others that wait for it: `npm run simulate -- up dev`. */
export function commandLine(script: string): string {
  return ["npm run", script, "--", ...process.argv.slice(2)].join(" ");
}

const COMMANDS: readonly string[] = ["up", "plan", "destroy"];

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): SimulateArguments | "help" | { readonly wrong: string } {
  const wrong = (text: string) => ({ wrong: text });
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return wrong(parsed.wrong);
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [first = ""] = positionals;
  const named = COMMANDS.includes(first);
  const [environment, ...more] = named ? positionals.slice(1) : positionals;
  if (environment === undefined) return wrong("name an environment, for example dev");
  // Folders are named like it.
  if (!/^[a-z][a-z0-9-]*$/.test(environment)) return wrong(`"${environment}" is not the name of an environment`);
  if (more.length > 0) return wrong(`one environment at a time; what is "${more.join(" ")}"?`);
  if (named && values.keep) return wrong(`--keep goes with the whole run; ${first} works on a kept cloud anyway`);
  if (values.short && first !== "plan") return wrong("--short goes with plan alone");
  const base = baseProblem(values, named ? first : undefined);
  if (base !== undefined) return wrong(base);

  const fault = faultOf(values);
  if (typeof fault === "string") return wrong(fault);
  return {
    command: named ? (first as Command) : "run",
    environment,
    stacks: values.stack ?? [],
    project: values.project,
    keep: values.keep ?? false,
    base: values.base,
    json: values.json ?? false,
    short: values.short ?? false,
    fault,
  };
}

/** What does not go with a commit that is deployed first. @param command that works on a kept cloud, if one is named */
function baseProblem(
  { base, keep, stack, fail, "fail-at": at }: ReturnType<typeof parse>["values"],
  command: string | undefined,
): string | undefined {
  if (base === undefined) return undefined;
  if (base.trim() === "") return "--base names no commit";
  if (command !== undefined) return `--base goes with the whole run; ${command} works on a kept cloud`;
  if (keep === true) return "--base makes a cloud that is thrown away; it does not go with --keep";
  if (stack !== undefined) return "--base walks through the whole environment; it does not go with --stack";
  if (fail !== undefined || at !== undefined) return "--base goes without a fault";
  return undefined;
}

/** The fault that is asked for; a text is what is wrong with it. */
function faultOf({ fail, how, "fail-at": at }: ReturnType<typeof parse>["values"]): Fault | undefined | string {
  if (fail !== undefined && at !== undefined) return "one fault at a time: --fail-at or --fail";
  if (how !== undefined && !FAULT_KINDS.includes(how as FaultKind))
    return `--how ${how} is not one of ${FAULT_KINDS.join(", ")}`;
  if (how !== undefined && fail === undefined && at === undefined)
    return `--how ${how} needs a place: --fail-at or --fail`;
  let where: FaultPlace | undefined;
  if (at !== undefined) {
    if (!/^[1-9]\d*$/.test(at)) return `--fail-at ${at} is not a number from 1`;
    where = { kind: "change", at: Number(at) };
  }
  if (fail !== undefined) {
    where = parseFaultPlace(fail);
    if (!where) return `--fail ${fail} is not of the form aws_subnet:create or aws_subnet:create:2`;
  }
  return where && { where, how: (how ?? "error") as FaultKind };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      stack: { type: "string", multiple: true },
      project: { type: "string" },
      keep: { type: "boolean" },
      base: { type: "string" },
      json: { type: "boolean" },
      short: { type: "boolean" },
      "fail-at": { type: "string" },
      fail: { type: "string" },
      how: { type: "string" },
      help: { type: "boolean" },
    },
  });
}
