import ts from "typescript5";

/**
 * `cdktf` as the name of a package, a command or a namespace of packages; not in `cdktf.out` and `cdktf.json`, which
 * the fork calls so too, nor in longer words.
 */
const NAME = /(?<![\w.-])cdktf(?!\w|\\?\.(?:out|json)\b)/g;

/** A text that is no prose, such as a path, a pattern or a command, with the fork's names. */
export const renamed = (text: string): string => text.replace(NAME, "cdktn");

/** TypeScript with the fork's names in what it imports and in its other texts and patterns; comments stay. */
export function renamedSource(text: string): string {
  if (!text.includes("cdktf")) return text;
  const source = ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2022, true);
  const pieces: string[] = [];
  let end = 0;
  const visit = (node: ts.Node): void => {
    if (isText(node)) {
      pieces.push(text.slice(end, node.getStart()), renamed(text.slice(node.getStart(), node.end)));
      end = node.end;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...pieces, text.slice(end)].join("");
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node);
}

const CODE = /^```[\s\S]*?^```|`[^`\n]+`/gm;

/** A page with the fork's names in its code; its sentences stay. */
export const renamedPage = (text: string): string => text.replace(CODE, (code) => renamed(code));
