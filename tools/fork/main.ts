/** Writes the project for the maintained fork of cdktf into another folder: `npm run fork -- DIR`. */
import { join } from "node:path";
import { FORK_NODE } from "./packages";
import { folderProblem, writeFork } from "./write";

const ROOT = join(__dirname, "../..");
const USAGE = `npm run fork -- DIR    write the project for cdktn, the maintained fork of cdktf, into the folder DIR

Nothing here changes. Exit code: 0 written, 2 wrong arguments.`;

function main([folder, ...more]: readonly string[]): number {
  if (folder === "--help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (folder === undefined || folder.startsWith("-") || more.length > 0) return complain(`name one folder\n\n${USAGE}`);
  const problem = folderProblem(ROOT, folder);
  if (problem !== undefined) return complain(problem);
  const changed = writeFork(ROOT, folder);
  process.stdout.write(
    `${changed} files differ from the project's.\n\nNext, with Node.js ${FORK_NODE}:\n  cd ${folder} && npm install && npm start\n`,
  );
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
