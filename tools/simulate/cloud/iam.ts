/** One statement of a policy, its lists as lists. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  /** Operator → condition key → values. */
  readonly Condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

type PrincipalElement = "*" | Readonly<Record<string, readonly string[]>>;

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

/** The statements of a policy document; undefined where the text is not one. */
export function parsePolicy(text: string): PolicyStatement[] | undefined {
  const document = parseJson(text);
  if (!isRecord(document) || document.Statement === undefined) return undefined;
  const statements = [document.Statement].flat();
  if (!statements.every(isRecord)) return undefined;
  return statements.map((statement) => ({
    ...(typeof statement.Sid === "string" ? { Sid: statement.Sid } : {}),
    Effect: statement.Effect === "Deny" ? "Deny" : "Allow",
    ...optional("Action", strings(statement.Action)),
    ...optional("NotAction", strings(statement.NotAction)),
    ...optional("Resource", strings(statement.Resource)),
    ...optional("NotResource", strings(statement.NotResource)),
    ...optional("Principal", principalElement(statement.Principal)),
    ...optional("NotPrincipal", principalElement(statement.NotPrincipal)),
    Condition: conditions(statement.Condition),
  }));
}

/** Judges a request against the policies of the principal itself, which name no principals. */
export function identityVerdict(statements: readonly PolicyStatement[], request: AccessRequest): Verdict {
  return verdict(statements.filter((statement) => covers(statement, request)));
}

/**
 * Judges a request against the policy of a resource, or the trust policy of a role. A statement for an account
 * holds for everybody in it.
 */
export function resourceVerdict(statements: readonly PolicyStatement[], request: AccessRequest): Verdict {
  return verdict(statements.filter((statement) => names(statement, request.principal) && covers(statement, request)));
}

/** Account of an ARN, `111111111111`; empty where it has none. */
export function accountOfArn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** Every principal that statements name, ARNs and services alike. */
export function namedPrincipals(statements: readonly PolicyStatement[]): string[] {
  return statements.flatMap(({ Principal = {}, NotPrincipal = {} }) =>
    [Principal, NotPrincipal].flatMap((element) => (element === "*" ? ["*"] : Object.values(element).flat())),
  );
}

function verdict(matching: readonly PolicyStatement[]): Verdict {
  if (matching.some(({ Effect }) => Effect === "Deny")) return "deny";
  return matching.length > 0 ? "allow" : "none";
}

function names({ Principal, NotPrincipal }: PolicyStatement, principal: string): boolean {
  if (Principal !== undefined) return includes(Principal, principal);
  return NotPrincipal !== undefined && !includes(NotPrincipal, principal);
}

function includes(element: PrincipalElement, principal: string): boolean {
  if (element === "*") return true;
  return Object.values(element)
    .flat()
    .some((name) => name === "*" || name === principal || isAccountOf(name, principal));
}

/** True where a name stands for the whole account that a principal belongs to. */
function isAccountOf(name: string, principal: string): boolean {
  const account = /^\d{12}$/.test(name) ? name : /^arn:[^:]+:iam::(\d{12}):root$/.exec(name)?.[1];
  return account !== undefined && accountOfArn(principal) === account;
}

function covers(statement: PolicyStatement, request: AccessRequest): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const { action, resource } = request;
  const context = contextOf(request);
  const acts =
    Action !== undefined
      ? Action.some((pattern) => like(pattern, action, "i"))
      : NotAction !== undefined && !NotAction.some((pattern) => like(pattern, action, "i"));
  const fits = (patterns: readonly string[], arn: string) =>
    patterns.some((pattern) => like(filled(pattern, context), arn));
  const concerns =
    resource === undefined ||
    (Resource !== undefined ? fits(Resource, resource) : NotResource === undefined || !fits(NotResource, resource));
  return acts && concerns && holds(Condition, context);
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
function holds(condition: PolicyStatement["Condition"], context: Context): boolean {
  return Object.entries(condition).every(([name, keys]) =>
    Object.entries(keys).every(([key, patterns]) =>
      test(
        name,
        patterns.map((pattern) => filled(pattern, context)),
        context[key.toLowerCase()],
      ),
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

function like(pattern: string, value: string, flags = ""): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, `s${flags}`).test(value);
}

function conditions(value: unknown): PolicyStatement["Condition"] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(isRecord(keys) ? keys : {}).map(([key, v]) => [key, strings(v) ?? []])),
    ]),
  );
}

function principalElement(value: unknown): PrincipalElement | undefined {
  if (value === "*") return value;
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, strings(names) ?? []]));
}

function strings(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : [value].flat().map(String);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
