import { describe, expect, it } from "vitest";
import { ACCOUNT_EXTRAS, EXTRAS } from "../../support/extra";
import { report } from "../problems";

const NEWER = { providers: { databricks: "1.128.0" } };
const one = (change: object) => ({
  "extraResources.one": { layer: "serving", type: "databricks_new", reason: "Asked for by the auditors", ...change },
});
const aws = (change: object) => one({ layer: "data-services", type: "aws_ssm_parameter", ...change });
const ROLES = {
  "foundation.ciRoles": { kind: "github", repository: "acme/lakehouse" },
  "foundation.permissionsBoundary": { mode: "create" },
};
const AT = "dev: extraResources.one";

describe("resources that no setting makes", () => {
  it("may be there", () => {
    expect(report({ dev: { extraResources: EXTRAS }, account: NEWER })).toBe("");
  });

  it.each([
    [
      "a provider that the layer lacks",
      one({ type: "aws_sns_topic" }),
      `${AT}.type: the layer serving has no provider aws. Fix: use a type of databricks, or another layer.`,
    ],
    [
      "another provider",
      aws({ type: "random_pet" }),
      `${AT}.type: the layer data-services has no provider random. Fix: use a type of aws, or another layer.`,
    ],
    [
      "a workspace for a layer of all",
      aws({ workspace: "main" }),
      `${AT}.workspace: says a workspace, but data-services is a layer of the whole environment. Fix: remove it.`,
    ],
    [
      "a workspace that is not there",
      one({ workspace: "man" }),
      `${AT}.workspace: "man" is not a workspace of the environment (main).`,
    ],
    [
      "a layer that is not there",
      one({ layer: "account" }),
      `${AT}.layer: "account" is not one of the possible values.`,
    ],
    [
      "a role",
      aws({ type: "aws_iam_role" }),
      `${AT}.type: aws_iam_role gives rights, which are made under a boundary alone. Fix: use a kind that makes the role, or make it elsewhere.`,
    ],
    [
      "calls that give rights",
      aws({ actions: ["iam:PassRole"] }),
      `${AT}.actions.0: iam:PassRole gives rights, which no deploy role may get so. Fix: remove it.`,
    ],
    [
      "calls with a star",
      aws({ actions: ["ssm:*"] }),
      `${AT}.actions.0: "ssm:*" is not an action of AWS. Fix: write one call with its service, and no *: bedrock:CreateGuardrail.`,
    ],
    [
      "calls for Databricks",
      one({ actions: ["ssm:PutParameter"] }),
      `${AT}.actions: databricks_new is nothing of AWS, so its deploy role calls nothing there. Fix: remove it.`,
    ],
    [
      "ARNs without calls",
      aws({ calledOn: ["arn:aws:ssm:eu-west-1:111111111111:parameter/a"] }),
      `${AT}.calledOn: says what is called on, but no actions. Fix: add actions, or remove it.`,
    ],
    [
      "ARNs of everything",
      aws({ actions: ["ssm:PutParameter"], calledOn: ["*"] }),
      `${AT}.calledOn.0: "*" is not the ARN of something in an account.`,
    ],
    [
      "no calls where there are deploy roles",
      { ...aws({}), ...ROLES },
      `${AT}.actions: is missing: the deploy role of data-services could not make it. Fix: add what Terraform calls for it.`,
    ],
    [
      "a reference that is none",
      one({ arguments: { a: { $outptu: "network.vpc_id" } } }),
      `${AT}.arguments.a: is no reference. Fix: write { $output: "network.vpc_id" } or { $attribute: "zone-raw/Resource.arn" }, alone.`,
    ],
    [
      "a reference beside a value",
      one({ arguments: { a: [{ $output: "network.vpc_id", b: 1 }] } }),
      `${AT}.arguments.a.0: is no reference.`,
    ],
    [
      "an expression",
      one({ arguments: { a: ["$", "{var.a}"].join("") } }),
      `${AT}.arguments.a: holds "\${" or "%{", which Terraform would evaluate.`,
    ],
    [
      "a provider that is too old",
      one({ needs: "1.111.0" }),
      `${AT}.needs: needs databricks 1.111.0, and the account takes 1.99.0. Fix: set providers: { databricks: ">= 1.111.0, < 2.0.0" } in config/account.ts.`,
    ],
    [
      "a provider of another major version",
      one({ needs: "2.1.0" }),
      `${AT}.needs: needs databricks 2.1.0, and the account takes 1.99.0. Fix: no version that it is in can be used: it has to be below 2.0.0.`,
    ],
  ])("are refused: %s", (_, dev, said) => {
    expect(report({ dev })).toContain(said);
  });

  it("have Databricks' provider alone in the stack of the account", () => {
    const extra = { type: "aws_ssm_parameter", reason: "Asked for by the auditors" };
    expect(report({ account: { "extraResources.one": extra } })).toBe(
      "account: extraResources.one.type: the layer account has no provider aws. Fix: use a type of databricks, or another layer.",
    );
    expect(report({ account: { extraResources: ACCOUNT_EXTRAS } })).toBe("");
  });

  it("are refused where a range lets an older version through", () => {
    expect(report({ dev: one({ needs: "1.111.0" }), account: { providers: { databricks: "~> 1.105" } } })).toContain(
      "needs databricks 1.111.0, and the account takes 1.105.0",
    );
  });

  it("an override of what is newer needs the version, and the type whose version it is", () => {
    const override = (change: object) => ({
      "overrides.one": {
        setting: "catalogs.sales",
        set: { a: 1 },
        needs: "1.101.0",
        reason: "Asked for by the auditors",
        ...change,
      },
    });
    expect(report({ dev: override({}) })).toContain(
      "overrides.one.type: is missing: whose version is needed goes by the type. Fix: add the type of the resource.",
    );
    expect(report({ dev: override({ type: "databricks_catalog" }) })).toContain(
      "overrides.one.needs: needs databricks 1.101.0, and the account takes 1.99.0.",
    );
    expect(report({ dev: override({ type: "databricks_catalog" }), account: NEWER })).toBe("");
    expect(report({ dev: override({ needs: undefined, set: { a: { $output: "network.vpc_id" } } }) })).toContain(
      "overrides.one.set.a: is a reference, which overrides cannot have. Fix: write the value itself.",
    );
  });
});
