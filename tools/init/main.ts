import { join } from "node:path";
import { runToEnd } from "../command/ending";
import { endedEarly } from "../synth/ended-early";
import { init } from "./init";

const ROOT = join(__dirname, "../..");

runToEnd(
  () =>
    init({
      root: ROOT,
      from: process.cwd(),
      arguments: process.argv.slice(2),
      input: process.stdin,
      output: process.stdout,
      errors: process.stderr,
      isAsked: process.stdin.isTTY === true && process.stdout.isTTY === true,
    }),
  (trace) => endedEarly(ROOT, trace),
);
