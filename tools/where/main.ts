import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSources } from "../../config/load";
import { readEmitted } from "../../emitted/stacks";
import { markedPages } from "../reference/marked-pages";
import { markersOf } from "../reference/markers";
import { projectFolder, synthesize } from "../simulate/command/synthesis";
import { type Answer, whereIs } from "./answer";
import { readArguments, USAGE } from "./command/arguments";
import { configFiles, environmentOf } from "./project";
import { answersText } from "./text";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ("wrong" in args) return complain(`${args.wrong}\n\n${USAGE}`, 2);
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  const sources = readSources(read.project);
  const known = sources.environments.map(environmentOf);
  const strange = args.environments.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    const fix = `use one of ${known.join(", ")}`;
    return complain(`--env ${strange.join(", ")}: there is no such environment. Fix: ${fix}.`, 2);
  }
  const emitted = mkdtempSync(join(tmpdir(), "lakehouse-where-"));
  try {
    const unwritten = await synthesize(ROOT, emitted, read);
    if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
    const files = configFiles(read.project, sources, readEmitted(emitted));
    const isWanted = (environment: string | undefined) =>
      environment === undefined || args.environments.length === 0 || args.environments.includes(environment);
    const answers = whereIs(
      args.query,
      files.filter(({ environment }) => isWanted(environment)),
      markedPages(ROOT).flatMap(({ path, text }) => markersOf(path, text)),
    );
    if ("unknown" in answers) {
      const fix = answers.meant === undefined ? "name a setting, an address or a construct" : `try ${answers.meant}`;
      return complain(`${answers.unknown}: there is no such setting, address or construct. Fix: ${fix}.`, 1);
    }
    process.stdout.write(`${args.json ? JSON.stringify(answers.map(plain), null, 2) : answersText(answers)}\n`);
    return 0;
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** An answer as JSON: resources without what the stacks' JSON holds beside it. */
function plain({ resources, ...answer }: Answer) {
  return {
    ...answer,
    resources: resources.map(({ stack, address, metadata }) => ({
      stack,
      address,
      construct: metadata.path,
      setting: metadata.setting,
    })),
  };
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

main().then((exitCode) => {
  process.exitCode = exitCode;
});
