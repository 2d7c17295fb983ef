import { interpolations } from "./references";
import { type Arguments, blocks, texts } from "./resources";

/** One statement of an IAM, KMS, S3 or endpoint policy; what may be one value or several is a list. */
export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: string;
  /** Who it is about: `*`, or `AWS`, `Service`, `Federated` with one value each. */
  readonly principals: readonly { readonly type: string; readonly value: string }[];
  /** Has `NotPrincipal`: everybody but those. */
  readonly notPrincipal: boolean;
  readonly actions: readonly string[];
  /** Actions of `NotAction`: everything but those. */
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** Has `NotResource`: everything but those. */
  readonly notResource: boolean;
  readonly conditions: readonly PolicyCondition[];
}

export interface PolicyCondition {
  /** `StringEquals`, `ForAnyValue:StringLike`, … */
  readonly operator: string;
  /** `aws:SecureTransport`, … */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * Statements of a policy in the emitted JSON; its texts may hold `${…}`. `undefined` if it cannot be read
 * before the apply, for example because it comes from a data source.
 */
export function parsePolicy(value: unknown): PolicyStatement[] | undefined {
  const document = parseJson(value);
  if (document === undefined || document.Statement === undefined) return undefined;
  return blocks(document.Statement).map((statement) => ({
    sid: typeof statement.Sid === "string" ? statement.Sid : undefined,
    effect: String(statement.Effect),
    principals: principals(statement.Principal),
    notPrincipal: statement.NotPrincipal !== undefined,
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    resources: texts(statement.Resource),
    notResource: statement.NotResource !== undefined,
    conditions: conditions(statement.Condition),
  }));
}

/** An object from JSON text whose texts may hold `${…}`, with quotes inside the braces that are not escaped. */
export function parseJson(value: unknown): Arguments | undefined {
  if (typeof value !== "string") return undefined;
  let json = "";
  let from = 0;
  for (const { start, end } of interpolations(value)) {
    json += value.slice(from, start) + JSON.stringify(value.slice(start, end)).slice(1, -1);
    from = end;
  }
  try {
    return blocks(JSON.parse(json + value.slice(from)))[0];
  } catch {
    return undefined;
  }
}

function principals(principal: unknown): PolicyStatement["principals"] {
  if (typeof principal === "string") return [{ type: principal, value: principal }];
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
  return statement.notPrincipal || statement.principals.some(({ value }) => value === "*");
}

/** Whether an action of a policy, wildcards and all, covers an action: `iam:Pass*` covers `iam:PassRole`. */
export function covers(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}
