// Loaded by `node --require` before a command: sends the process a signal at one operation on files, INTERRUPT=renameSync:3:SIGKILL.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { join } = require("node:path");

const [operation, nth, signal] = (process.env.INTERRUPT ?? "").split(":");
if (operation && process.argv[1] === join(process.cwd(), "main.ts")) {
  const original = fs[operation];
  let count = 0;
  fs[operation] = (...args) => {
    const isOfOutput = args.slice(0, 2).some((path) => String(path).includes("cdktf.out"));
    if (isOfOutput && ++count === Number(nth)) process.kill(process.pid, signal);
    return original(...args);
  };
  syncBuiltinESMExports();
}
