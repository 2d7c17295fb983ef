import { plainCopy, show } from "./plain";
import { hide, secretsIn } from "./secrets";

/** What ends a program at once. `reallyExit` is what `exit` comes down to. */
const ENDINGS = ["exit", "reallyExit", "abort"] as const;

/**
 * Runs code of a configuration file. It cannot end the program, which would look like success: trying is an error.
 * @returns what the code returns
 */
export function runUserCode<T>(run: () => T): T {
  const before = ENDINGS.map((name) => [name, Reflect.get(process, name)] as const);
  for (const name of ENDINGS) {
    Reflect.set(process, name, () => {
      throw new Error(`it calls process.${name}, which would end the synthesis`);
    });
  }
  try {
    return run();
  } finally {
    for (const [name, ending] of before) Reflect.set(process, name, ending);
  }
}

/**
 * Why code of a file failed, in one line without secrets, whatever it throws; with the line of the file where it is
 * known.
 * @param path of the file, absolute
 */
export function reasonOf(error: unknown, path: string): string {
  const message = messageOf(error);
  const [, syntaxLine, syntax] = /:(\d+):\d+: ERROR: (.+)/.exec(message) ?? [];
  if (syntax !== undefined) return `line ${syntaxLine}: ${syntax}`;
  const text = (message.split("\n")[0] ?? "").trim();
  const line = lineOf(error, path);
  const reason = hide(text, secretsIn(text)) || "it throws an error without a message";
  return line === undefined ? reason : `line ${line}: ${reason}`;
}

/** Also of what is thrown and cannot be made a text. */
function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : `it throws ${show(plainCopy(error))}, which is no error`;
  } catch {
    return "it throws something that is no error";
  }
}

function lineOf(error: unknown, path: string): string | undefined {
  try {
    const stack = error instanceof Error ? String(error.stack) : "";
    const place = stack.indexOf(`${path}:`);
    return place < 0 ? undefined : /^\d+/.exec(stack.slice(place + path.length + 1))?.[0];
  } catch {
    return undefined;
  }
}
