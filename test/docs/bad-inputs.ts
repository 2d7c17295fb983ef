import { readFileSync } from "node:fs";
import ts from "typescript5";

/**
 * Cases of bad input that a file of tests names: rows of each `it.each([…])` whose title says that something is refused, and
 * of a table `MISTAKES`. Only what is written out counts, so that the figure is one of cases that somebody can read.
 */
export function badInputsIn(file: string): number {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) count += rowsOf(refused(node));
    if (ts.isVariableDeclaration(node) && node.name.getText() === "MISTAKES") count += rowsOf(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return count;
}

/** The table of `it.each(table)("is refused: %s", …)`. */
function refused({ expression, arguments: [title] }: ts.CallExpression): ts.Expression | undefined {
  return title !== undefined &&
    ts.isStringLiteralLike(title) &&
    /\brefused?\b|\brefuses\b/.test(title.text) &&
    ts.isCallExpression(expression) &&
    expression.expression.getText() === "it.each"
    ? expression.arguments[0]
    : undefined;
}

const rowsOf = (table: ts.Expression | undefined): number =>
  table !== undefined && ts.isArrayLiteralExpression(table)
    ? table.elements.filter((row) => !ts.isSpreadElement(row)).length
    : 0;
