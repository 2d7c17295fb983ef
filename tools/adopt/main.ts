import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import type { Problem } from "../../config/problem";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { fileOfProject } from "../command/project-folder";
import { withEmitted } from "../command/with-emitted";
import { endedEarly } from "../synth/ended-early";
import { printProblems } from "../synth/problems";
import { type AdoptArguments, readArguments, USAGE } from "./command/arguments";
import { readListings } from "./listings/files";
import { propose } from "./propose/propose";
import { scopesOf } from "./propose/scope";
import { jsonOfProposal } from "./report/json";
import { textOf } from "./report/text";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: AdoptArguments, project: string): Promise<number> {
  return withEmitted({ root: ROOT, project, shownAs: "what would be emitted" }, (emitted) => {
    const { platform } = loadPlatform(project);
    const wrong = unknownIn(args, platform.environments);
    if (wrong !== undefined) return complain(wrong, 2);
    const listing = readListings(args.from);
    const scopes = scopesOf(platform, emitted, args.environment, args.workspace);
    const proposal = propose(listing.listed, scopes);
    const problems: readonly Problem[] = [...listing.problems, ...proposal.problems];
    printProblems(ROOT, problems);
    const shown = (file: string) => fileOfProject(ROOT, project, file);
    process.stdout.write(`${args.json ? jsonOfProposal(proposal, problems) : textOf(proposal, shown)}\n`);
    return problems.some(({ severity }) => severity === "error") ? 1 : 0;
  });
}

/** What of the arguments the configuration does not have. */
function unknownIn(
  { environment, workspace }: AdoptArguments,
  environments: readonly { readonly name: string; readonly workspaces: object }[],
): string | undefined {
  const own = environments.find(({ name }) => name === environment);
  if (own === undefined) {
    const names = environments.map(({ name }) => name).join(", ");
    return `${environment}: there is no such environment. Fix: use one of ${names}.`;
  }
  const keys = Object.keys(own.workspaces);
  if (workspace === undefined || keys.includes(workspace)) return undefined;
  return `--workspace ${workspace}: ${environment} has no such workspace. Fix: use one of ${keys.join(", ")}.`;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
