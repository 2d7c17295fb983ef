/**
 * Cuts TypeScript into tokens, just far enough that nobody mistakes a comment or a text for code.
 * The compiler that the project pins has no stable API for this.
 */
export interface Token {
  readonly kind: "comment" | "string" | "template" | "regex" | "word" | "number" | "punctuation";
  /** As written; a string without its quotes. */
  readonly text: string;
  /** Line of its start, from 1. */
  readonly line: number;
}

const TRIVIA_AND_TOKENS =
  /(?<space>\s+)|(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/|^#![^\n]*)|(?<string>"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(?<number>\d[\w.]*)|(?<word>[\p{ID_Start}$_#@][\p{ID_Continue}$]*)|(?<punctuation>=>|[\s\S])/uy;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/uy;
/** Text of a template up to its end or to the next `${`. */
const TEMPLATE_PART = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?<end>`|\$\{|$)/uy;

/** Words after which a slash starts a regular expression and does not divide. */
const BEFORE_REGEX = new Set(["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do"]);

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  /** Open braces, per template that is open around them. */
  const templates: number[] = [];
  let at = 0;
  let line = 1;
  let previous: Token | undefined;

  const push = (kind: Token["kind"], text: string, length: number) => {
    const token = { kind, text, line };
    found.push(token);
    if (kind !== "comment") previous = token;
    advance(length);
  };
  const advance = (length: number) => {
    line += source.slice(at, at + length).split("\n").length - 1;
    at += length;
  };
  const template = (opening: number) => {
    const part = match(TEMPLATE_PART, source, at + opening);
    if (part?.groups?.end === "${") templates.push(0);
    push("template", part?.[0] ?? "", opening + (part?.[0].length ?? 0));
  };

  while (at < source.length) {
    const character = source[at];
    const open = templates.length - 1;
    if (character === "`") {
      template(1);
    } else if (character === "}" && templates[open] === 0) {
      templates.pop();
      template(1);
    } else if (character === "/" && !/[/*]/.test(source[at + 1] ?? "") && startsRegex(previous)) {
      const text = match(REGEX, source, at)?.[0] ?? "/";
      push(text === "/" ? "punctuation" : "regex", text, text.length);
    } else {
      if (open >= 0 && character === "{") templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && character === "}") templates[open] = (templates[open] ?? 0) - 1;
      const groups = match(TRIVIA_AND_TOKENS, source, at)?.groups ?? {};
      const [kind, text] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [
        "space",
        character ?? "",
      ];
      if (kind === "space") advance(text.length);
      else push(kind as Token["kind"], kind === "string" ? text.slice(1, -1) : text, text.length);
    }
  }
  return found;
}

function match(expression: RegExp, source: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(source);
}

/** After a value a slash divides; after an operator, or at the start, it opens a regular expression. */
function startsRegex(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  switch (previous.kind) {
    case "punctuation":
      return !/^[)\]}]$/.test(previous.text);
    case "word":
      return BEFORE_REGEX.has(previous.text);
    default:
      // After `${` an expression starts; after a whole template it has ended.
      return previous.kind === "template" && previous.text.endsWith("${");
  }
}
