import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findJava, JAVA_PACKAGE, wrapJava, wrappedJava } from "./java";
import { ended, Refused } from "./program";
import { findPython } from "./python";

const SPARK = "pyspark==4.3.0";
/** Folder of the project that everything is installed into. */
const FOLDER = ".rehearsal";
/** Start of the names of folders that are not finished; the number of their process follows. */
const UNFINISHED = "new-";

/** What a runner is started with. */
export interface Environment {
  readonly python: string;
  /** `JAVA_HOME`; empty where the Java on PATH will do. */
  readonly javaHome: string;
  /** Folder with further packages. Default none. */
  readonly packages?: string;
}

/**
 * Spark, with what it needs, in a folder of the project: installed the first time, found afterwards. Nothing stays of an
 * installation that does not come to its end.
 * @param working runs something that takes long, and tells the user so
 */
export async function environmentIn(
  root: string,
  working: <T>(what: string, run: () => Promise<T>) => Promise<T>,
): Promise<Environment> {
  const folder = join(root, FOLDER);
  const place = join(folder, SPARK.replace("==", "-"));
  const python = join(place, "bin/python");
  if (!(existsSync(python) && (await ended(python, ["--version"])).ok)) {
    const base = await findPython();
    const what = `Installing ${SPARK} into ${FOLDER}/, once (460 MB to load, 520 MB on disk)`;
    await working(what, () => install(base, folder, place));
  }
  const java = await findJava();
  if (java !== undefined) return { python, javaHome: java };
  const wrapped = wrappedJava(place);
  if (wrapped !== undefined) return { python, javaHome: wrapped };
  const what = `There is no Java 17 or newer: installing ${JAVA_PACKAGE} into ${FOLDER}/, once (35 MB to load, 104 MB on disk)`;
  await working(what, () => pip(python, JAVA_PACKAGE));
  wrapJava(place);
  return { python, javaHome: wrappedJava(place) ?? "" };
}

/**
 * A folder with further packages of Python, for PYTHONPATH: installed the first time, found afterwards. What runs without
 * the folder does not see them.
 * @param name of the folder, the same for the same packages
 */
export async function packagesIn(
  root: string,
  { name, packages }: { readonly name: string; readonly packages: readonly string[] },
  { python }: Environment,
  working: <T>(what: string, run: () => Promise<T>) => Promise<T>,
): Promise<string> {
  const folder = join(root, FOLDER);
  const place = join(folder, name);
  if (existsSync(place)) return place;
  await working(`Installing ${packages.join(", ")} into ${FOLDER}/, once`, () =>
    finished(folder, place, (unfinished) => pip(python, ...packages, "--target", unfinished)),
  );
  return place;
}

const install = (base: string, folder: string, place: string): Promise<void> =>
  finished(folder, place, async (unfinished) => {
    const { ok, output } = await ended(base, ["-m", "venv", unfinished]);
    if (!ok) throw new Refused(venvProblem(output));
    await pip(join(unfinished, "bin/python"), SPARK);
  });

/** Fills a folder that has its name only once everything is in it. */
async function finished(folder: string, place: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((name) => name.startsWith(UNFINISHED) && isLeft(name))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  const unfinished = join(folder, `${UNFINISHED}${process.pid}`);
  const discard = () => rmSync(unfinished, { recursive: true, force: true });
  process.once("exit", discard);
  try {
    await fill(unfinished);
    // It is broken, or another process has just made it; neither is in use by this one.
    rmSync(place, { recursive: true, force: true });
    renameSync(unfinished, place);
  } finally {
    discard();
    process.removeListener("exit", discard);
  }
}

/** Whether the process that was making it is gone. */
function isLeft(name: string): boolean {
  try {
    process.kill(Number(name.slice(UNFINISHED.length)), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EPERM";
  }
}

async function pip(python: string, ...wanted: readonly string[]): Promise<void> {
  const quiet = ["--disable-pip-version-check", "--no-input", "--quiet", "--progress-bar", "off"];
  const { ok, output } = await ended(python, ["-m", "pip", "install", ...quiet, ...wanted]);
  if (!ok) throw new Refused(pipProblem(wanted[0] ?? "", output));
}

function venvProblem(output: string): string {
  return /ensurepip|No module named '?venv/.test(output)
    ? "Python cannot make an environment of its own. Fix: install its module venv (on Debian and Ubuntu the package python3-venv)."
    : `Python cannot make an environment of its own: ${lastLine(output)}. Fix: look at the disk and at Python.`;
}

/** Signs that the package index was not reached. */
const UNREACHED =
  /NewConnectionError|ConnectTimeout|ReadTimeout|Name or service not known|Temporary failure in name|ProxyError|SSLError|Connection (refused|aborted|reset)|No route to host/;

/** What pip says, without addresses: one may have a password in it. */
export function pipProblem(wanted: string, output: string): string {
  if (/No space left/.test(output))
    return `${wanted} cannot be installed: the disk is full. Fix: make room, 2.5 GB for a while.`;
  if (UNREACHED.test(output)) {
    return `${wanted} cannot be loaded: there is no way to the index of Python packages. Fix: connect to a network, or name an index of your own in PIP_INDEX_URL.`;
  }
  if (/No matching distribution/.test(output)) {
    return `${wanted} cannot be loaded: the index of Python packages does not have it. Fix: name one that does in PIP_INDEX_URL.`;
  }
  return `${wanted} cannot be installed: ${lastLine(output)}. Fix: npm run rehearse again; pip's settings may be in the way.`;
}

function lastLine(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const said = lines.filter((line) => /error/i.test(line)).at(-1) ?? lines.at(-1) ?? "it does not say why";
  return said
    .replaceAll(/\S*:\/\/\S*/g, "…")
    .replaceAll(/(?<!\w)\/\S+/g, "…")
    .trim()
    .replace(/\.$/, "");
}
