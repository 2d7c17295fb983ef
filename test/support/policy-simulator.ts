import type { Conditions, Statement } from "../../modules/iam/policy-document";

/** A request as AWS would judge it against one policy of a resource. */
export interface PolicyRequest {
  /** Who asks: an AWS principal by ARN (with its session tags), a service, or the tokens of an identity provider. */
  readonly by:
    | { readonly arn: string; readonly tags?: Readonly<Record<string, string>> }
    | { readonly service: string }
    | { readonly federated: string };
  readonly action: string;
  /** ARN. Default: the resource that the policy belongs to. */
  readonly resource?: string;
  /** Condition keys beside those that follow from the principal. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * `allow`: the policy alone lets it through. `by-iam`: it names the principal's own account, so the principal's
 * IAM policies decide. `deny`: neither, or a Deny statement.
 */
export type Decision = "allow" | "by-iam" | "deny";

/**
 * Judges a request against the statements of a resource's policy (KMS, S3, endpoint), with the operators that
 * this project uses; an operator that it does not know is an error.
 * @param account the account that the resource belongs to
 */
export function simulate(statements: readonly Statement[], account: string, request: PolicyRequest): Decision {
  const context = contextOf(request);
  const matching = statements.filter(
    (statement) =>
      list(statement.Action).some((pattern) => like(pattern, request.action, "i")) &&
      (request.resource === undefined ||
        list(statement.Resource ?? []).some((pattern) => like(pattern, request.resource ?? ""))) &&
      holds(statement.Condition ?? {}, context) &&
      principal(statement, request, account) !== undefined,
  );
  if (matching.some((statement) => statement.Effect === "Deny")) return "deny";
  const decisions = matching.map((statement) => principal(statement, request, account));
  return decisions.includes("allow") ? "allow" : decisions.includes("by-iam") ? "by-iam" : "deny";
}

/** The same for the policies of an identity, which name no principal: whether they allow its request. */
export function simulateIdentity(
  statements: readonly Statement[],
  request: Omit<PolicyRequest, "by"> & { readonly resource: string },
): "allow" | "deny" {
  const by = { arn: "arn:aws:iam::111111111111:role/identity" };
  const named = statements.map((statement) => ({ ...statement, Principal: "*" as const }));
  return simulate(named, "111111111111", { ...request, by }) === "allow" ? "allow" : "deny";
}

function principal({ Principal }: Statement, { by }: PolicyRequest, account: string): Decision | undefined {
  if (Principal === undefined) throw new Error("the policy of a resource needs principals");
  if (Principal === "*") return "allow";
  if ("service" in by) return list(Principal.Service ?? []).includes(by.service) ? "allow" : undefined;
  if ("federated" in by) return list(Principal.Federated ?? []).includes(by.federated) ? "allow" : undefined;
  const named = list(Principal.AWS ?? []);
  if (named.includes("*") || named.includes(by.arn)) return "allow";
  const callerAccount = accountOf(by.arn);
  if (!named.some((arn) => arn.endsWith(":root") && accountOf(arn) === callerAccount)) return undefined;
  return callerAccount === account ? "by-iam" : "allow";
}

function contextOf({ by, context }: PolicyRequest): Readonly<Record<string, string>> {
  if (!("arn" in by)) return { ...context };
  const tags = Object.entries(by.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  const account = accountOf(by.arn);
  return {
    "aws:PrincipalArn": by.arn,
    "aws:PrincipalAccount": account,
    "kms:CallerAccount": account,
    ...Object.fromEntries(tags),
    ...context,
  };
}

type Operator = (pattern: string, value: string) => boolean;
const equals: Operator = (pattern, value) => pattern === value;
const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: equals,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: equals,
  // The simulated request has one value of each key.
  "ForAnyValue:StringEquals": equals,
};

/** Operators that hold where the other one does not, and so for a key that the request lacks. */
const NEGATED: Readonly<Record<string, string>> = { ArnNotEquals: "ArnEquals", StringNotEquals: "StringEquals" };

/** Every key of every operator has one of its values; a key that the request lacks does not. */
function holds(conditions: Conditions, context: Readonly<Record<string, string>>): boolean {
  return Object.entries(conditions).every(([name, keys]) => {
    // Both hold for a key that the request lacks; of one that it has, it has one value.
    if (name.endsWith("IfExists") || name.startsWith("ForAllValues:")) {
      const plain = name.replace(/^ForAllValues:|IfExists$/, "");
      return Object.entries(keys).every(
        ([key, values]) => context[key] === undefined || holds({ [plain]: { [key]: values } }, context),
      );
    }
    const opposite = NEGATED[name];
    if (opposite !== undefined) {
      return Object.entries(keys).every(([key, values]) => !holds({ [opposite]: { [key]: values } }, context));
    }
    const operator = OPERATORS[name];
    if (operator === undefined) throw new Error(`the simulator does not know ${name}`);
    return Object.entries(keys).every(([key, values]) => {
      const value = context[key];
      return value !== undefined && list(values).some((pattern) => operator(pattern, value));
    });
  });
}

function like(pattern: string, value: string, flags = ""): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, flags).test(value);
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
