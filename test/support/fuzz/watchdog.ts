import { Worker } from "node:worker_threads";

const SECONDS = 120;

/** Ends the process with what was tried last, if nothing new is tried for long: an endless loop cannot be left otherwise. */
const PROGRAM = `
  const { parentPort } = require("node:worker_threads");
  const { writeSync } = require("node:fs");
  let last = "", since = Date.now();
  parentPort.on("message", (text) => { last = text; since = Date.now(); });
  setInterval(() => {
    if (Date.now() - since < ${SECONDS * 1000}) return;
    writeSync(2, "\\nHangs: " + last + "\\n");
    process.kill(process.pid, "SIGKILL");
  }, 1000);
`;

/** Watches over the main thread. Call what it returns with what is tried next. */
export function watchdog(): { readonly next: (tried: string) => void; readonly end: () => Promise<number> } {
  const worker = new Worker(PROGRAM, { eval: true, execArgv: [] });
  return { next: (tried) => worker.postMessage(tried), end: () => worker.terminate() };
}
