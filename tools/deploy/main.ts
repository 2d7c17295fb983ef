import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ACCOUNT_STACK } from "../../config/derive/stacks";
import { loadPlatform } from "../../config/load";
import { type EmittedStack, inDependencyOrder, readEmitted } from "../../emitted/stacks";
import { runToEnd } from "../command/ending";
import { projectFolder } from "../command/project-folder";
import { markdownOf } from "../review/report/markdown";
import { commandLine } from "../simulate/command/arguments";
import { terraformProblem } from "../simulate/command/binary";
import { inOrder } from "../simulate/command/in-order";
import { INTERRUPTED, onInterrupt } from "../simulate/command/interrupt";
import { temporaryFolder } from "../simulate/command/temporary-folder";
import { endedEarly } from "../synth/ended-early";
import { readArguments } from "./command/arguments";
import { ACCOUNT_ROLE, awsSession, buildSession, githubTokens, isBuild, NoRole, roleOf } from "./sign-in";
import { deployStack, type Outcome } from "./stack";

const ROOT = join(__dirname, "../..");
const WAITS = 3;

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (typeof args === "number") return args;
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem);
  const out = args.out ?? process.env.CDKTF_OUTDIR ?? join(ROOT, "cdktf.out");
  if (!existsSync(join(out, "manifest.json"))) return complain(`${out} has no stacks. Fix: run npm start first.`);
  const problem = terraformProblem();
  if (problem !== undefined) return complain(problem);
  const platform = loadPlatform(read.project).platform;
  const environment = platform.environments.find(({ name }) => name === args.target);
  const stacks = inDependencyOrder(readEmitted(out)).filter((stack) => isOf(stack, args.target));
  if (stacks.length === 0) {
    const names = [ACCOUNT_STACK, ...platform.environments.map(({ name }) => name)];
    return complain(`${args.target}: there is no such environment. Fix: use one of ${names.join(", ")}.`);
  }

  const signal = onInterrupt();
  const tokens = githubTokens(process.env);
  const by = isBuild(process.env) ? ("codepipeline" as const) : tokens && ("github" as const);
  const folder = temporaryFolder("lakehouse-deploy-", commandLine("deploy"));
  const wanted = { environment, planOnly: args.planOnly, accountRoleArn: process.env[ACCOUNT_ROLE], by };
  const outcomes = new Map<string, Outcome>();
  const left = await inOrder(stacks, 1, async ({ name, json, dependsOn }) => {
    if (signal.aborted) return false;
    const options = { planOnly: args.planOnly, approved: args.approved };
    const run = { folder: join(out, "stacks", name), signal };
    let outcome: Outcome | undefined;
    try {
      const roleArn = by === undefined ? undefined : roleOf(json, wanted);
      const place = { stack: name, folder };
      const session =
        roleArn === undefined
          ? undefined
          : tokens === undefined
            ? buildSession(roleArn, place)
            : await awsSession(tokens, roleArn, place);
      try {
        outcome = await deployStack(name, { ...run, environment: session?.environment ?? {} }, options);
      } finally {
        session?.end();
      }
    } catch (error) {
      if (!(error instanceof NoRole)) throw error;
      say(`${name}: left out: ${error.message}`);
      return true;
    }
    const told = args.planOnly ? afterOthers(outcome, dependsOn, outcomes) : outcome;
    outcomes.set(name, told);
    tell(name, told);
    return GOES_ON.includes(told.kind);
  });
  if (left.length > 0) say(`Not begun: ${left.join(", ")}`);
  if (args.markdown !== undefined) writeFileSync(args.markdown, document(args.target, outcomes));
  if (signal.aborted) return INTERRUPTED;
  const kinds = [...outcomes.values()].map(({ kind }) => kind);
  if (kinds.includes("failed")) return 1;
  return kinds.some((kind) => kind === "waits" || kind === "planned" || kind === "later") ? WAITS : 0;
}

const GOES_ON: readonly Outcome["kind"][] = ["unchanged", "applied", "planned", "later"];

/** A plan that fails where something that the stack reads would change says nothing yet: what it reads may not be there. */
function afterOthers(outcome: Outcome, dependsOn: readonly string[], outcomes: ReadonlyMap<string, Outcome>): Outcome {
  if (outcome.kind !== "failed") return outcome;
  const after = dependsOn.filter((name) => ["planned", "later"].includes(outcomes.get(name)?.kind ?? ""));
  return after.length === 0 ? outcome : { kind: "later", errors: outcome.errors, after };
}

const isOf = ({ json }: EmittedStack, target: string): boolean => {
  const { environment, layer } = json["//"]?.metadata ?? {};
  return target === ACCOUNT_STACK ? environment === undefined && layer === ACCOUNT_STACK : environment === target;
};

const WORDS: Readonly<Record<Outcome["kind"], string>> = {
  unchanged: "nothing to do",
  applied: "applied",
  planned: "would change",
  later: "cannot be planned yet",
  waits: "waits for an approval",
  failed: "FAILED",
};

function tell(stack: string, outcome: Outcome): void {
  say(`${stack}: ${WORDS[outcome.kind]}`);
  if (outcome.kind === "waits") {
    for (const open of outcome.open) say(`  ${open}`);
    say(`  to approve exactly this: --approved ${outcome.fingerprint}`);
  }
  if (outcome.kind === "later") say(`  after ${outcome.after.join(", ")}`);
  if (outcome.kind === "failed" || outcome.kind === "later") {
    for (const { summary, detail, address } of outcome.errors) {
      say(`  ${address === undefined ? "" : `${address}: `}${summary}${detail === "" ? "" : `: ${detail}`}`);
    }
  }
}

/** What all the plans do, one after the other. */
function document(target: string, outcomes: ReadonlyMap<string, Outcome>): string {
  const parts = [...outcomes].map(([stack, outcome]) => {
    const head = `## ${stack}: ${WORDS[outcome.kind]}`;
    const approval = outcome.kind === "waits" ? [`To approve exactly this: \`${outcome.fingerprint}\``] : [];
    return [head, ...approval, ...("report" in outcome && outcome.report ? [markdownOf(outcome.report)] : [])].join(
      "\n\n",
    );
  });
  return `# ${target}\n\n${parts.join("\n\n")}\n`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
