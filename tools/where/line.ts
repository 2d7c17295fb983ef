import ts from "typescript5";

/** Where a setting is written in its file. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** How many segments of the path are written there; the rest is left to its default, or computed. */
  readonly depth: number;
}

/** The line of a configuration file that a setting is on, or what is above it; undefined where nothing can be found. */
export function lineOf(text: string, segments: readonly string[]): Place | undefined {
  return linesOf(text)(segments);
}

/** The same for many settings of a file, which is read once. */
export function linesOf(text: string): (segments: readonly string[]) => Place | undefined {
  const file = ts.createSourceFile("config.ts", text, ts.ScriptTarget.Latest, true);
  const starts = given(file, file);
  return (segments) =>
    starts
      .map((start) => placeIn(file, start, segments))
      .reduce<Place | undefined>((best, one) => (best === undefined || one.depth > best.depth ? one : best), undefined);
}

/** Where a value has a setting, or the nearest above it. */
function placeIn(file: ts.SourceFile, start: ts.Expression, segments: readonly string[]): Place {
  let [value, node, depth]: [ts.Expression, ts.Node, number] = [start, start, 0];
  for (const segment of segments) {
    const next = member(file, value, segment);
    if (next === undefined) break;
    [value, node, depth] = [next.value, next.node, depth + 1];
  }
  return { line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, depth };
}

const GIVES = ["defineAccount", "defineEnvironment", "definePart", "defineDomain"];

/** What a file gives to the functions that declare something. */
function given(file: ts.SourceFile, node: ts.Node): ts.Expression[] {
  const objects =
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && GIVES.includes(node.expression.text)
      ? node.arguments.filter((argument) => ts.isObjectLiteralExpression(literal(file, argument)))
      : [];
  // What a domain has in the account has there the path that it has below this field.
  const here = objects.flatMap((object) => {
    const inAccount = member(file, object, "inAccount");
    return inAccount === undefined ? [object] : [object, inAccount.value];
  });
  const inside: ts.Expression[] = [];
  node.forEachChild((child) => {
    inside.push(...given(file, child));
  });
  return [...here, ...inside];
}

/** A field of an object, or an element of a list, that is written as a literal. */
function member(file: ts.SourceFile, of: ts.Expression, segment: string): Field | undefined {
  const value = literal(file, of);
  if (ts.isArrayLiteralExpression(value)) {
    const element = value.elements[Number(segment)];
    return element === undefined ? undefined : { value: element, node: element };
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  for (const property of [...value.properties].reverse()) {
    const found = fieldIn(file, property, segment);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The field that a line of an object writes, or of what the line spreads. */
function fieldIn(file: ts.SourceFile, property: ts.ObjectLiteralElementLike, segment: string): Field | undefined {
  if (ts.isSpreadAssignment(property)) return member(file, property.expression, segment);
  if (property.name === undefined || nameOf(property.name) !== segment) return undefined;
  if (ts.isPropertyAssignment(property)) return { value: property.initializer, node: property };
  return ts.isShorthandPropertyAssignment(property) ? { value: property.name, node: property } : undefined;
}

interface Field {
  readonly value: ts.Expression;
  readonly node: ts.Node;
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

/** The expression without parentheses and type words; of the name of a constant of the same file, its value. */
function literal(file: ts.SourceFile, value: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) {
    return literal(file, value.expression);
  }
  if (!ts.isIdentifier(value)) return value;
  const constant = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(name) && name.text === value.text);
  return constant?.initializer === undefined ? value : literal(file, constant.initializer);
}
