import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSources } from "../../config/load";
import { readEmitted } from "../../emitted/stacks";
import { runToEnd } from "../command/ending";
import { fileOfProject, projectFolder } from "../command/project-folder";
import { markedPages } from "../reference/marked-pages";
import { markersOf } from "../reference/markers";
import { synthesize } from "../simulate/command/synthesis";
import { endedEarly } from "../synth/run";
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
    const found = whereIs(
      args.query,
      files.filter(({ environment }) => isWanted(environment)),
      markedPages(ROOT).flatMap(({ path, text }) => markersOf(path, text)),
    );
    if ("unknown" in found) {
      const fix = found.meant === undefined ? "name a setting, an address or a construct" : `try ${found.meant}`;
      return complain(`${found.unknown}: there is no such setting, address or construct. Fix: ${fix}.`, 1);
    }
    const shown = (file: string) => fileOfProject(ROOT, read.project, file);
    const answers = found.map((answer) => ({
      ...answer,
      file: shown(answer.file),
      ...(answer.over && { over: answer.over.map(shown) }),
      ...(answer.with && { with: answer.with.map(shown) }),
    }));
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

runToEnd(main, (trace) => endedEarly(ROOT, trace));
