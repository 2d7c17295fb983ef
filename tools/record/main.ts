import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPlatform } from "../../config/load";
import { recordFile, recordText } from "../../config/record/file";
import { readRecords } from "../../config/record/read";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { fileOfProject } from "../command/project-folder";
import { withEmitted } from "../command/with-emitted";
import { endedEarly } from "../synth/ended-early";
import { type Part, partsOf } from "./against";
import { type RecordArguments, readArguments, USAGE } from "./command/arguments";
import { updated } from "./update";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: RecordArguments, project: string): Promise<number> {
  return withEmitted({ root: ROOT, project, shownAs: "what is recorded" }, (emitted) => {
    const { platform } = loadPlatform(project);
    const parts = partsOf(platform, emitted);
    const strange = args.names.filter((name) => !parts.some((part) => part.name === name));
    if (strange.length > 0) {
      return complain(
        `${strange.join(", ")}: no such environment. Fix: use ${parts.map(({ name }) => name).join(", ")}.`,
        2,
      );
    }
    return record(project, parts, args);
  });
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

runToEnd(main, (trace) => endedEarly(ROOT, trace));
