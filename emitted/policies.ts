import { interpolations } from "./references";
import { type Arguments, blocks, texts } from "./resources";

/**
 * One statement of an IAM, KMS, S3 or endpoint policy; what may be one value or several is a list, and what the
 * statement does not have is an empty one.
 */
export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: string;
  /** Who it is about: `*`, or `AWS`, `Service`, `Federated` with one value each. */
  readonly principals: readonly PolicyPrincipal[];
  /** Those of `NotPrincipal`: everybody but those. */
  readonly notPrincipals: readonly PolicyPrincipal[];
  readonly actions: readonly string[];
  /** Actions of `NotAction`: everything but those. */
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** Those of `NotResource`: everything but those. */
  readonly notResources: readonly string[];
  readonly conditions: readonly PolicyCondition[];
}

export interface PolicyPrincipal {
  readonly type: string;
  readonly value: string;
}

export interface PolicyCondition {
  /** `StringEquals`, `ForAnyValue:StringLike`, … */
  readonly operator: string;
  /** `aws:SecureTransport`, … */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * Statements of a policy, as it is emitted or as a service is given it; its texts may hold `${…}`. `undefined` if it
 * is not one, or cannot be read before the apply, for example because it comes from a data source.
 */
export function parsePolicy(value: unknown): PolicyStatement[] | undefined {
  const document = parseJson(value);
  if (document === undefined || document.Statement === undefined) return undefined;
  const statements = blocks(document.Statement);
  if (statements.length < [document.Statement].flat().length) return undefined;
  return statements.map((statement) => ({
    sid: typeof statement.Sid === "string" ? statement.Sid : undefined,
    effect: String(statement.Effect),
    principals: principals(statement.Principal),
    notPrincipals: principals(statement.NotPrincipal),
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    resources: texts(statement.Resource),
    notResources: texts(statement.NotResource),
    conditions: conditions(statement.Condition),
  }));
}

/** An object from JSON text whose texts may hold `${…}`, with quotes inside the braces that are not escaped. */
export function parseJson(value: unknown): Arguments | undefined {
  if (typeof value !== "string") return undefined;
  const parsed = jsonOf(value) ?? jsonOf(withEscapedInterpolations(value));
  return Array.isArray(parsed) ? undefined : blocks(parsed)[0];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withEscapedInterpolations(text: string): string {
  let json = "";
  let from = 0;
  for (const { start, end } of interpolations(text)) {
    json += text.slice(from, start) + JSON.stringify(text.slice(start, end)).slice(1, -1);
    from = end;
  }
  return json + text.slice(from);
}

function principals(principal: unknown): PolicyPrincipal[] {
  if (principal === "*") return [{ type: "*", value: "*" }];
  return blocks(principal).flatMap((byType) =>
    Object.entries(byType).flatMap(([type, values]) => texts(values).map((value) => ({ type, value }))),
  );
}

function conditions(condition: unknown): PolicyCondition[] {
  return blocks(condition).flatMap((byOperator) =>
    Object.entries(byOperator).flatMap(([operator, keys]) =>
      blocks(keys).flatMap((byKey) =>
        Object.entries(byKey).map(([key, values]) => ({
          operator,
          key,
          values: (Array.isArray(values) ? values : [values]).map(String),
        })),
      ),
    ),
  );
}

/** Whether the statement's principal is everybody. */
export function isForEverybody(statement: PolicyStatement): boolean {
  return statement.notPrincipals.length > 0 || statement.principals.some(({ value }) => value === "*");
}

/** Whether an action of a policy, wildcards and all, covers an action: `iam:Pass*` covers `iam:PassRole`. */
export function covers(pattern: string, action: string): boolean {
  return like(pattern, action, "i");
}

/** Whether a text fits a pattern of a policy, where `*` stands for anything and `?` for one character. */
export function like(pattern: string, value: string, flags: "" | "i" = ""): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, `s${flags}`).test(value);
}
