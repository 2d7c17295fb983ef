import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadPlatform } from "../../config/load";
import { recordFile, recordText } from "../../config/record/file";
import { readRecords } from "../../config/record/read";
import { readEmitted } from "../../emitted/stacks";
import { runToEnd } from "../command/ending";
import { fileOfProject, projectFolder } from "../command/project-folder";
import { synthesize } from "../simulate/command/synthesis";
import { endedEarly } from "../synth/run";
import { type Part, partsOf } from "./against";
import { readArguments, USAGE } from "./command/arguments";
import { updated } from "./update";

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
  const { project } = read;
  const emitted = mkdtempSync(join(tmpdir(), "lakehouse-record-"));
  try {
    const unwritten = await synthesize(ROOT, emitted, { project });
    if (unwritten !== undefined) return complain(unwritten.trimEnd().replaceAll(emitted, "what is recorded"), 1);
    const { platform } = loadPlatform(project);
    const parts = partsOf(platform, readEmitted(emitted));
    const strange = args.names.filter((name) => !parts.some((part) => part.name === name));
    if (strange.length > 0) {
      return complain(
        `${strange.join(", ")}: no such environment. Fix: use ${parts.map(({ name }) => name).join(", ")}.`,
        2,
      );
    }
    return record(project, parts, args);
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** @returns exit code */
function record(
  project: string,
  parts: readonly Part[],
  { names, check }: { readonly names: readonly string[]; readonly check: boolean },
): number {
  const records = new Map(readRecords(project).map((file) => [file.name, file]));
  const asked = parts.filter(({ name }) => (names.length === 0 ? records.has(name) : names.includes(name)));
  const stale = asked.filter((part) => {
    const file = records.get(part.name);
    const next = recordText(updated(file?.lines ?? [], part));
    const isSame = file !== undefined && recordText(file.lines) === next;
    const shown = fileOfProject(ROOT, project, recordFile(part.name));
    if (check) {
      process.stdout.write(`${shown}: ${isSame ? "up to date" : `differs; run npm run record -- ${part.name}`}\n`);
      return !isSame;
    }
    const path = join(project, recordFile(part.name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, next);
    process.stdout.write(`${shown}: ${isSame ? "nothing new" : "written; commit it with the change"}\n`);
    return false;
  });
  return stale.length === 0 ? 0 : 1;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
