import { type Token, tokens } from "./lexer";

/** One module that a file names. */
export interface ImportStatement {
  /** As written; `undefined` where it is computed, so that nobody can tell what it is. */
  readonly specifier: string | undefined;
  /** Line of the specifier, from 1. */
  readonly line: number;
}

/**
 * Every module that a file imports or exports from: `import … from "x"`, `import "x"`, `export … from "x"`,
 * `import("x")` (types too), `require("x")`, `import x = require("x")`. What it cannot see: a `require` under
 * another name, `require.resolve`, `module.createRequire` and `eval`.
 */
export function importStatements(source: string): ImportStatement[] {
  const code = tokens(source).filter(({ kind }) => kind !== "comment");
  return code.flatMap((token, index) => {
    const next = code[index + 1];
    if (next === undefined || token.kind !== "word" || isProperty(code, index)) return [];
    switch (token.text) {
      case "from":
        return next.kind === "string" ? [statement(next)] : [];
      case "import":
        return next.kind === "string" ? [statement(next)] : call(code, index);
      case "require":
        return call(code, index);
      default:
        return [];
    }
  });
}

const statement = ({ text, line }: Token): ImportStatement => ({ specifier: text, line });

/** `import(` or `require(` with a text, or with something else that is no text. */
function call(code: readonly Token[], index: number): ImportStatement[] {
  const [, open, argument, after] = code.slice(index, index + 4);
  if (open?.text !== "(" || argument === undefined) return [];
  if (argument.kind === "string" && /^[),]$/.test(after?.text ?? "")) return [statement(argument)];
  return isMethod(code, index) ? [] : [{ specifier: undefined, line: argument.line }];
}

/** `async import(id: string): Promise<void> {`: a method that is only called so. */
function isMethod(code: readonly Token[], index: number): boolean {
  const before = code[index - 1]?.text ?? "";
  if (!/^([{};,]|async|public|protected|private|static|override|abstract)$/.test(before)) return false;
  let depth = 0;
  const close = code.findIndex(({ kind, text }, at) => {
    if (at <= index || kind !== "punctuation") return false;
    if (text === "(") depth++;
    return text === ")" && --depth === 0;
  });
  return /^[{:]$/.test(code[close + 1]?.text ?? "");
}

/** `x.require(…)` is a name of something else. */
function isProperty(code: readonly Token[], index: number): boolean {
  const before = code[index - 1];
  return before?.kind === "punctuation" && before.text === ".";
}
