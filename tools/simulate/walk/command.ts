import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadPlatform } from "../../../config/load";
import { readRecords } from "../../../config/record/read";
import { readEmitted } from "../../../emitted/stacks";
import { complain } from "../../command/complain";
import { fileOfProject } from "../../command/project-folder";
import { keptCommitsIn } from "../../review/sides/kept-commits";
import { readSide, SideError } from "../../review/sides/side";
import { phasesOf } from "../../synth/phases";
import { progress } from "../../synth/progress";
import { commandLine, type SimulateArguments } from "../command/arguments";
import { INTERRUPTED, onInterrupt } from "../command/interrupt";
import { isShowing, showPhase } from "../command/progress";
import { selection } from "../command/selection";
import { synthesize } from "../command/synthesis";
import { temporaryFolder } from "../command/temporary-folder";
import { walkText } from "./report";
import { type WalkOptions, walk } from "./walk";

/** Deploys a commit in the simulation, and carries out the change to the working copy. @returns the exit code */
export async function walkFrom(
  ref: string,
  { environment, json }: SimulateArguments,
  { root, project }: { readonly root: string; readonly project: string },
): Promise<number> {
  const folder = temporaryFolder("lakehouse-simulation-", commandLine("simulate"));
  const signal = onInterrupt(isShowing);
  const step = progress();
  step("writing the stacks of both sides");
  const emitted = join(folder, "emitted");
  const unwritten = await synthesize(root, emitted, { project, signal });
  if (signal.aborted) return INTERRUPTED;
  step(undefined);
  if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
  const wanted = selection(emitted, environment);
  if (typeof wanted === "string") return complain(wanted, 2);
  const { platform } = loadPlatform(project);
  const records = readRecords(project);
  const configured = readEmitted(emitted).map(({ name }) => name);
  const phased = phasesOf(platform, configured, records).find((one) => one.environment === environment);
  try {
    step(`writing the stacks of ${ref}`);
    const own = { root, project, folder: join(folder, "base-side"), signal, kept: keptCommitsIn(undefined) };
    const side = await readSide({ kind: "commit", ref }, own);
    if (signal.aborted) return INTERRUPTED;
    step(undefined);
    const ofBase = selection(side.emitted, environment);
    if (typeof ofBase === "string") return complain(`${side.name}: ${ofBase}`, 2);
    const cloud = join(folder, "cloud");
    mkdirSync(cloud);
    const report = await walk({
      environment,
      base: { ...side, platform: side.platform ?? platform, wanted: ofBase },
      head: { name: "the working copy", emitted, platform, wanted },
      phases: phased?.phases ?? [],
      ...(phased && { last: phased.last }),
      isRecorded: records.some(({ name }) => name === environment),
      configured,
      folder: cloud,
      project,
      signal,
      shown: (file) => fileOfProject(root, project, file),
      ...(json ? {} : { show: shown(environment, signal) }),
    });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `\n${walkText(report)}\n`);
    if (report.interrupted) return INTERRUPTED;
    return report.ok ? 0 : 1;
  } catch (error) {
    if (error instanceof SideError) return signal.aborted ? INTERRUPTED : complain(error.message, 2);
    throw error;
  } finally {
    step(undefined);
  }
}

/** Shows each phase while it runs, with the stacks that it is about. */
const shown =
  (environment: string, signal: AbortSignal): NonNullable<WalkOptions["show"]> =>
  (title, { stacks }, only, run) =>
    showPhase(
      `${environment}: ${title}`,
      stacks.filter(({ name }) => only?.includes(name) ?? true),
      run,
      signal,
    );
