import { covers, like, type PolicyPrincipal, type PolicyStatement } from "../../../emitted/policies";

/** A request as IAM sees it. */
export interface AccessRequest {
  /** ARN of who asks; for a service its host name, `delivery.logs.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  /** ARN. Policies about roles' trust have none. */
  readonly resource?: string;
  /** Condition keys of the request, beside those that follow from the principal. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** What one or several policies say: an explicit deny wins, silence is `none`. */
export type Verdict = "allow" | "deny" | "none";

/** Judges a request against the policies of the principal itself, which name no principals. */
export function identityVerdict(statements: readonly PolicyStatement[], request: AccessRequest): Verdict {
  return verdict(statements.filter((statement) => concerns(statement, request)));
}

/**
 * Judges a request against the policy of a resource, or the trust policy of a role. A statement for an account
 * holds for everybody in it.
 */
export function resourceVerdict(statements: readonly PolicyStatement[], request: AccessRequest): Verdict {
  return verdict(statements.filter((statement) => names(statement, request.principal) && concerns(statement, request)));
}

/** Account of an ARN, `111111111111`; empty where it has none. */
export function accountOfArn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** Every principal that statements name, ARNs and services alike. */
export function namedPrincipals(statements: readonly PolicyStatement[]): string[] {
  return statements.flatMap(({ principals, notPrincipals }) =>
    [...principals, ...notPrincipals].map(({ value }) => value),
  );
}

function verdict(matching: readonly PolicyStatement[]): Verdict {
  if (matching.some(({ effect }) => effect === "Deny")) return "deny";
  return matching.length > 0 ? "allow" : "none";
}

function names({ principals, notPrincipals }: PolicyStatement, principal: string): boolean {
  if (principals.length > 0) return includes(principals, principal);
  return notPrincipals.length > 0 && !includes(notPrincipals, principal);
}

function includes(principals: readonly PolicyPrincipal[], principal: string): boolean {
  return principals.some(({ value }) => value === "*" || value === principal || isAccountOf(value, principal));
}

/** True where a name stands for the whole account that a principal belongs to. */
function isAccountOf(name: string, principal: string): boolean {
  const account = /^\d{12}$/.test(name) ? name : /^arn:[^:]+:iam::(\d{12}):root$/.exec(name)?.[1];
  return account !== undefined && accountOfArn(principal) === account;
}

/** Whether a statement is about a request, by action, resource and conditions. */
function concerns(statement: PolicyStatement, request: AccessRequest): boolean {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const { action, resource } = request;
  const context = contextOf(request);
  const acts = (patterns: readonly string[]) => patterns.some((pattern) => covers(pattern, action));
  const fits = (patterns: readonly string[], arn: string) =>
    patterns.some((pattern) => like(filled(pattern, context), arn));
  const isAsked = actions.length > 0 ? acts(actions) : notActions.length > 0 && !acts(notActions);
  const isThere =
    resource === undefined || (resources.length > 0 ? fits(resources, resource) : !fits(notResources, resource));
  return isAsked && isThere && holds(conditions, context);
}

type Context = Readonly<Record<string, string | readonly string[]>>;

/** Keys are compared without case, as IAM does. */
function contextOf({ principal, context = {} }: AccessRequest): Context {
  const isArn = principal.startsWith("arn:");
  const own = {
    "aws:PrincipalIsAWSService": String(!isArn),
    ...(isArn ? { "aws:PrincipalArn": principal, "aws:PrincipalAccount": accountOfArn(principal) } : {}),
  };
  const all = Object.entries({ ...own, "aws:SecureTransport": "true", ...context });
  return Object.fromEntries(all.map(([key, value]) => [key.toLowerCase(), value]));
}

type Operator = (pattern: string, value: string) => boolean;

const equals: Operator = (pattern, value) => pattern === value;
const equalsIgnoreCase: Operator = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();
const number =
  (compare: (a: number, b: number) => boolean): Operator =>
  (pattern, value) =>
    compare(Number(value), Number(pattern));

/** Positive operators. The negative ones follow from them. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoreCase,
  StringLike: (pattern, value) => like(pattern, value),
  ArnEquals: (pattern, value) => like(pattern, value),
  ArnLike: (pattern, value) => like(pattern, value),
  Bool: equalsIgnoreCase,
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
};

const NEGATIVE: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
};

/** Every key of every operator has one of its values. An operator that is not known here never holds. */
function holds(conditions: PolicyStatement["conditions"], context: Context): boolean {
  return conditions.every(({ operator, key, values }) =>
    test(
      operator,
      values.map((pattern) => filled(pattern, context)),
      context[key.toLowerCase()],
    ),
  );
}

function test(name: string, patterns: readonly string[], value: string | readonly string[] | undefined): boolean {
  const [, quantifier, bare = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  if (bare === "Null") return patterns.includes(String(value === undefined));
  const negative = NEGATIVE[bare];
  const operator = OPERATORS[negative ?? bare];
  if (operator === undefined) return false;
  if (value === undefined) return ifExists !== undefined || negative !== undefined || quantifier === "ForAllValues";
  const values = [value].flat();
  const one = (item: string) => patterns.some((pattern) => operator(pattern, item)) === (negative === undefined);
  return quantifier === "ForAnyValue" ? values.some(one) : values.every(one);
}

/** A pattern with its policy variables, `${aws:PrincipalTag/team}`, replaced. */
function filled(pattern: string, context: Context): string {
  return pattern.replace(/\$\{([^}]+)\}/g, (variable, key: string) => {
    const value = context[key.toLowerCase()];
    return typeof value === "string" ? value : variable;
  });
}
