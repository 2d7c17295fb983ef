import { runToEnd } from "../command/ending";
import { endedEarly } from "./ended-early";
import { type SynthesizeOptions, synthesize } from "./synthesize";

/** `npm start`: the synthesis as a process of its own, which ends with its exit code. */
export function runSynthesis(options: SynthesizeOptions): void {
  runToEnd(
    () => synthesize(options),
    (trace) => endedEarly(options.root, trace),
  );
}
