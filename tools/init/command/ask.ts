import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { answersSchema, type Written, wrongWith } from "../answers";
import { QUESTIONS } from "../questions";

/**
 * Asks what is not said yet, each until the answer can be taken.
 * @returns all answers; undefined where the input ends before the last question
 */
export async function ask(written: Written, input: Readable, output: Writable): Promise<Written | undefined> {
  const lines = createInterface({ input, output });
  const typed = lines[Symbol.asyncIterator]();
  let answers = written;
  try {
    for (const { name, asks, when, default: otherwise } of QUESTIONS) {
      if (answers[name] !== undefined || when?.(answers) === false) continue;
      for (;;) {
        const shown = otherwise === undefined || otherwise === "" ? "" : ` [${otherwise}]`;
        lines.setPrompt(`${asks}${shown}: `);
        lines.prompt();
        const line = await typed.next();
        if (line.done === true) return undefined;
        const text = line.value.trim() === "" ? otherwise : line.value.trim();
        if (text === "" && answersSchema.shape[name].safeParse(undefined).success) break;
        const wrong = text === undefined ? "it is needed" : wrongWith(name, text);
        if (wrong === undefined) {
          answers = { ...answers, [name]: text };
          break;
        }
        output.write(`  ${wrong}\n`);
      }
    }
    return answers;
  } finally {
    lines.close();
  }
}
