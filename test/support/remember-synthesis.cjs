// Loaded by `node --require` before a command of a copy of the project. `main.ts` that would write what it has
// written before, from the same files, ends at once with that: most tests of the simulation are about what comes after.
const { createHash } = require("node:crypto");
const { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } = require("node:fs");
const { join, resolve } = require("node:path");

const { CDKTF_OUTDIR: outdir, LAKEHOUSE_REMEMBERED: remembered } = process.env;
const root = process.cwd();
if (outdir && remembered && process.argv[1] === join(root, "main.ts")) rememberSynthesis();

function rememberSynthesis() {
  const named = process.argv.indexOf("--project");
  const project = named < 0 ? root : resolve(root, process.argv[named + 1]);
  const known = join(remembered, digest([...sourcesOf(root), join(project, "config")]));
  if (existsSync(known)) {
    cpSync(known, outdir, { recursive: true });
    process.exit(0);
  }
  process.on("exit", (code) => {
    if (code !== 0) return;
    mkdirSync(remembered, { recursive: true });
    const writing = `${known}.${process.pid}`;
    cpSync(outdir, writing, { recursive: true });
    try {
      renameSync(writing, known);
    } catch (error) {
      // Another process was first, with the same.
      if (!existsSync(known)) throw error;
    }
  });
}

/** All that the copy has, but for what it shares and what commands write. */
function sourcesOf(folder) {
  return readdirSync(folder)
    .filter((name) => !["node_modules", "tsconfig.synth.json", "cdktf.out", ".simulation"].includes(name))
    .map((name) => join(folder, name));
}

/** Of the files at these paths and below: their names and what is in them. */
function digest(paths) {
  const hash = createHash("sha256");
  const add = (path, entries) => {
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      hash.update(`\0${entry.name}\0`);
      if (entry.isDirectory()) add(inner, readdirSync(inner, { withFileTypes: true }));
      else hash.update(readFileSync(inner));
    }
  };
  for (const path of paths) {
    const parent = join(path, "..");
    const name = path.slice(parent.length + 1);
    add(
      parent,
      readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.name === name),
    );
  }
  return hash.digest("hex");
}
