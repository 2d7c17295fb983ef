import { type PolicyCondition, type PolicyStatement, parsePolicy } from "../../../emitted/policies";
import type { Values } from "../changes/change";
import { isWider } from "./patterns";
import { type Family, family, type Right, type Subject, text } from "./right";

/** A statement for one principal, action and resource. */
interface PolicyRight extends Right {
  readonly conditions: readonly PolicyCondition[];
  /** Way that it holds for alone: an endpoint. */
  readonly through: string;
  /** A statement with `NotAction` and the like: equal to another one or not, and nothing in between. */
  readonly opaque?: string;
}

interface PolicyArgument {
  readonly argument: string;
  /** Whose policy it is, where the statements name no principal; `beside` are attachments of policies to roles. */
  readonly holders?: (values: Values, beside: readonly Values[]) => readonly string[];
  /** What it lies on, where the statements say `*` for themselves, or no resource. */
  readonly on?: (values: Values) => string;
  /** An endpoint, whose policy holds for what goes through it; without one, everything may. */
  readonly through?: (values: Values) => string;
}

const ATTACHMENT = "aws_iam_role_policy_attachment";

const role = (values: Values) => [`role ${text(values.role)}`];
const named = (word: string, argument: string) => (values: Values) => `${word} ${text(values[argument])}`;
const only =
  (holder: (values: Values) => string) =>
  (values: Values): readonly string[] => [holder(values)];

/** The roles that a policy is attached to, so that a statement which goes from one policy of a role to another is no change. */
function attached(values: Values, beside: readonly Values[]): readonly string[] {
  const isIt = ({ policy_arn }: Values) => text(policy_arn).split(/[:/]/).at(-1) === text(values.name);
  const roles = [...new Set(beside.filter(isIt).flatMap(role))];
  return roles.length > 0 ? roles : [named("whoever has policy", "name")(values)];
}

/** Type → where it has policies. */
const POLICIES: Readonly<Record<string, readonly PolicyArgument[]>> = {
  aws_iam_role: [{ argument: "assume_role_policy", on: named("role", "name") }],
  aws_iam_role_policy: [{ argument: "policy", holders: role }],
  aws_iam_policy: [{ argument: "policy", holders: attached }],
  aws_s3_bucket_policy: [{ argument: "policy" }],
  aws_kms_key: [{ argument: "policy", on: (values) => `key ${text(values.description) || text(values.arn)}` }],
  aws_kms_replica_key: [{ argument: "policy", on: (values) => `key ${text(values.description) || text(values.arn)}` }],
  aws_sqs_queue: [{ argument: "policy", on: named("queue", "name") }],
  aws_sqs_queue_policy: [{ argument: "policy" }],
  aws_sns_topic_policy: [{ argument: "policy", on: (values) => text(values.arn) }],
  aws_secretsmanager_secret_policy: [{ argument: "policy", on: (values) => text(values.secret_arn) }],
  aws_vpc_endpoint: [{ argument: "policy", through: (values) => text(values.service_name) }],
  aws_kinesis_resource_policy: [{ argument: "policy" }],
  aws_dynamodb_resource_policy: [{ argument: "policy" }],
  aws_msk_cluster_policy: [{ argument: "policy" }],
  aws_redshift_resource_policy: [{ argument: "policy" }],
  aws_glue_resource_policy: [{ argument: "policy" }],
  aws_ecr_repository_policy: [{ argument: "policy", on: named("repository", "repository") }],
  aws_cloudwatch_event_bus_policy: [{ argument: "policy" }],
  aws_cloudwatch_log_resource_policy: [{ argument: "policy_document" }],
  aws_api_gateway_rest_api_policy: [{ argument: "policy" }],
  aws_s3tables_table_bucket_policy: [{ argument: "resource_policy" }],
  aws_iot_policy: [{ argument: "policy", holders: only(named("whoever has IoT policy", "name")) }],
  aws_transfer_user: [{ argument: "policy", holders: only(named("SFTP user", "user_name")) }],
};

/** IAM, KMS, S3, endpoint and all other policies of AWS. */
export const policies: Family = family<PolicyRight>({
  types: Object.keys(POLICIES),
  readsBeside: [ATTACHMENT],
  rights: (subject) => {
    const found = (POLICIES[subject.type] ?? []).map((place) => rightsAt(place, subject));
    return found.some((rights) => rights === undefined) ? undefined : found.flatMap((rights) => rights ?? []);
  },
  covers: (a, b) =>
    a.denies === b.denies &&
    a.through === b.through &&
    (a.opaque !== undefined || b.opaque !== undefined
      ? a.opaque === b.opaque && a.who === b.who
      : isWhoever(a.who, b.who) &&
        isWider(a.what.toLowerCase(), b.what.toLowerCase()) &&
        isWider(a.on, b.on) &&
        isLooser(a.conditions, b.conditions)),
});

const EVERYBODY = "everybody";
const isWhoever = (a: string, b: string) => a === b || a === EVERYBODY;

function rightsAt(place: PolicyArgument, { values, beside = [] }: Subject): PolicyRight[] | undefined {
  const policy = values[place.argument];
  const on = place.on?.(values) ?? "";
  const through = place.through?.(values) ?? "";
  if (policy === null || policy === undefined || policy === "") {
    if (through === "") return [];
    return [{ who: EVERYBODY, what: "*", on: "*", under: wayInWords(through), conditions: [], through }];
  }
  return parsePolicy(policy)?.flatMap((statement) =>
    ofStatement(statement, place.holders?.(values, beside), on, through),
  );
}

const wayInWords = (through: string) => `it goes through ${through}`;

function ofStatement(
  statement: PolicyStatement,
  holders: readonly string[] | undefined,
  on: string,
  through: string,
): PolicyRight[] {
  const { effect, conditions, actions, resources } = statement;
  const under = [...conditions.map(inWords).sort(), ...(through === "" ? [] : [wayInWords(through)])].join(" and ");
  const shared = { under, conditions, through, ...(effect === "Deny" ? { denies: true as const } : {}) };
  const who = holders ?? statement.principals.map(principal);
  const isOpaque = [statement.notActions, statement.notResources, statement.notPrincipals].some(
    (list) => list.length > 0,
  );
  if (isOpaque) {
    const { sid: _name, ...rest } = statement;
    const all = who.length > 0 ? who : [EVERYBODY];
    return all.map((one) => ({ who: one, what: "all but some", on, ...shared, opaque: JSON.stringify(rest) }));
  }
  // A policy of a thing says `*` for the thing itself; trust policies name no resource at all.
  const itself = (resource: string) => (resource === "*" && on !== "" ? on : resource);
  const targets = resources.length === 0 ? [on] : resources.map(itself);
  return who.flatMap((one) =>
    actions.flatMap((what) => targets.map((target) => ({ who: one, what, on: target, ...shared }))),
  );
}

function principal({ type, value }: { readonly type: string; readonly value: string }): string {
  if (value === "*") return EVERYBODY;
  return type === "Federated" ? `whoever signs in by ${value}` : value;
}

const inWords = ({ operator, key, values }: PolicyCondition): string =>
  `${key} ${operator} ${[...values].sort().join(" | ")}`;

const PATTERNS = /(?:^|:)(?:StringLike|ArnLike|ArnEquals)(?:IfExists)?$/;
const ONE_OF =
  /(?:^|:)(?:StringEquals|StringLike|StringEqualsIgnoreCase|ArnEquals|ArnLike|IpAddress|Bool)(?:IfExists)?$/;
const NONE_OF = /(?:^|:)(?:StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike|NotIpAddress)(?:IfExists)?$/;

/** Whatever satisfies `b` satisfies `a`: every condition of `a` is in `b`, as strict or stricter. */
function isLooser(a: readonly PolicyCondition[], b: readonly PolicyCondition[]): boolean {
  return a.every((condition) => {
    const other = b.find(({ operator, key }) => operator === condition.operator && key === condition.key);
    if (other === undefined) return false;
    const [mine, theirs] = [condition.values, other.values];
    if (ONE_OF.test(condition.operator)) {
      return theirs.every((value) =>
        mine.some((own) => own === value || (PATTERNS.test(condition.operator) && isWider(own, value))),
      );
    }
    if (NONE_OF.test(condition.operator)) return mine.every((value) => theirs.includes(value));
    return [...mine].sort().join("\n") === [...theirs].sort().join("\n");
  });
}
