import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILDS, type Build } from "../../config/derive/code-pipeline";
import { BUILD_TOOLS } from "../../config/facts/code-pipeline";
import { openSteps } from "../../config/manual-steps";
import type { AccountInput } from "../../config/schema/account";
import { TRIED_TERRAFORM } from "../../config/terraform-version";
import type { EmittedStack, StackJson } from "../../emitted/stacks";
import { type Changes, report } from "../config/problems";
import { STATE } from "../support/bootstrap";
import { PIPELINE, PIPELINE_ACCOUNT, STATE_KEY, withPipeline } from "../support/code-pipeline";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

function platformWith(change: (account: AccountInput) => void = () => {}) {
  const [account, input] = [accountInput(), devInput()];
  withPipeline(input, account);
  change(account);
  return platformOf(account, input);
}

const jsonOf = (all: readonly EmittedStack[], stack = "devops"): StackJson =>
  all.find(({ name }) => name === stack)?.json ?? {};

let stacks: readonly EmittedStack[] = [];
const resources = (type: string, json = jsonOf(stacks)) => Object.values(json.resource?.[type] ?? {});
const named = (type: string, name: string, json = jsonOf(stacks)) =>
  resources(type, json).find((one) => one.name === name);
const statementsOf = (role: string) =>
  JSON.parse(
    String(
      Object.entries(jsonOf(stacks).resource?.aws_iam_role_policy ?? {}).find(([id]) => id.startsWith(role))?.[1]
        .policy,
    ),
  ).Statement;
const pipeline = () => resources("aws_codepipeline")[0] as Record<string, never>;

beforeAll(() => {
  stacks = synthPlatform(platformWith());
});

describe("the devops layer", () => {
  it("is there only where it is asked for, and reads no other stack", () => {
    const without = synthPlatform(platformOf(accountInput(), devInput()));
    expect(without.map(({ name }) => name)).not.toContain("devops");
    expect(Object.keys(jsonOf(stacks).data ?? {})).toEqual([]);
    expect(jsonOf(stacks).terraform?.backend).toMatchObject({
      s3: { key: "lakehouse/devops.tfstate", kms_key_id: STATE_KEY },
    });
    expect(jsonOf(stacks).provider?.aws).toMatchObject([
      { region: "eu-west-1", allowed_account_ids: [PIPELINE_ACCOUNT] },
    ]);
  });

  it("is a pipeline of version 2 that a push to the branch starts: checks, review, a stage per target", () => {
    expect(pipeline()).toMatchObject({
      name: "acme-devops",
      pipeline_type: "V2",
      trigger: [
        {
          provider_type: "CodeStarSourceConnection",
          git_configuration: { source_action_name: "Repository", push: [{ branches: { includes: ["main"] } }] },
        },
      ],
      variable: [{ name: "approved", default_value: "none" }],
    });
    const stages = (pipeline().stage ?? []) as { name: string; action: { name: string; run_order?: number }[] }[];
    expect(
      stages.map(({ name, action }) => [name, ...action.map((one) => `${one.run_order ?? 1} ${one.name}`)]),
    ).toEqual([
      ["Source", "1 Repository"],
      ["Check", "1 checks", "1 review"],
      ["account", "1 plan", "2 Approve", "3 deploy"],
      ["dev", "1 plan", "2 deploy"],
    ]);
    const text = JSON.stringify(stages);
    expect(text).toContain("CODEBUILD_CLONE_REF");
    expect(text).toContain("#{variables.approved}");
    expect(stages[2]?.action[1]).toMatchObject({ provider: "Manual", timeout_in_minutes: 7 * 24 * 60 });
  });

  it("has no trigger where somebody starts it by hand", () => {
    const manual = synthPlatform(
      platformWith((account) => {
        account.codePipeline = {
          ...PIPELINE,
          stages: [{ target: "dev" }],
          emails: ["a@acme.example"],
          trigger: "manual",
        };
      }),
    );
    const [made] = resources("aws_codepipeline", jsonOf(manual));
    expect(made?.trigger ?? []).toEqual([]);
    expect(JSON.stringify(made)).toContain('"DetectChanges":"false"');
    // No stage deploys the account, so no build reaches its state.
    expect(JSON.stringify(jsonOf(manual).resource?.aws_iam_role_policy)).not.toContain("account.tfstate");
  });

  it.each<[Build, readonly string[], readonly string[]]>([
    ["checks", ["npm cit", "npm run typecheck", "npm run lint"], ["deploy"]],
    ["review", ["npm start", "npm run --silent review -- --base 'HEAD^1'"], ["npm run --silent deploy"]],
    ["plan", ["npm ci --ignore-scripts", "npm start", 'deploy -- "$TARGET" --plan'], ["--approved"]],
    ["deploy", ["npm ci --ignore-scripts", "npm start", 'deploy -- "$TARGET" --approved "$APPROVED"'], ["--plan"]],
  ])("runs the project's own commands in %s", (build, has, hasNot) => {
    const project = named("aws_codebuild_project", `acme-devops-${build}`) ?? {};
    const { buildspec, type } = project.source as { buildspec: string; type: string };
    expect(type).toBe("CODEPIPELINE");
    const { phases } = JSON.parse(buildspec);
    const commands: string = phases.build.commands.join("\n");
    for (const command of has) expect(commands).toContain(command);
    for (const command of hasNot) expect(commands).not.toContain(command);
    expect(phases.install.commands.join("\n")).toContain(`${BUILD_TOOLS.value.terraform.sha256}  /tmp/`);
  });

  it("puts in the Terraform that deployments are tried with", () => {
    expect(BUILD_TOOLS.value.terraform.version).toBe(TRIED_TERRAFORM);
  });

  it("gives credentials for Databricks to builds that plan and deploy, and to no other", () => {
    const having = BUILDS.filter((build) =>
      JSON.stringify(named("aws_codebuild_project", `acme-devops-${build}`)).includes(PIPELINE.databricksSecretArn),
    );
    expect(having).toEqual(["plan", "deploy"]);
    expect(JSON.stringify(statementsOf("checks-role"))).not.toMatch(/secretsmanager|sts:|tfstate/);
  });

  const STATE_FILE = "arn:aws:s3:::acme-terraform-state/lakehouse/account.tfstate";
  const OF_DEV = "arn:aws:iam::111111111111:role/deploy";

  it.each([
    ["sts:AssumeRole", `${OF_DEV}/acme-dev-network`, "deny", "deny", "allow"],
    ["sts:AssumeRole", `${OF_DEV}/acme-dev-plan`, "deny", "allow", "allow"],
    ["sts:AssumeRole", `${OF_DEV}/acme-prod-network`, "deny", "deny", "deny"],
    ["s3:GetObject", STATE_FILE, "deny", "allow", "allow"],
    ["s3:PutObject", STATE_FILE, "deny", "deny", "allow"],
    ["s3:PutObject", STATE_FILE.replace("account", "devops"), "deny", "deny", "deny"],
    ["kms:GenerateDataKey", STATE_KEY, "deny", "deny", "allow"],
    ["secretsmanager:GetSecretValue", PIPELINE.databricksSecretArn, "deny", "allow", "allow"],
    [
      "secretsmanager:GetSecretValue",
      PIPELINE.databricksSecretArn.replace("deployer", "other"),
      "deny",
      "deny",
      "deny",
    ],
    [
      "codebuild:StartBuild",
      "arn:aws:codebuild:eu-west-1:555555555555:project/acme-devops-deploy",
      "deny",
      "deny",
      "deny",
    ],
  ] as const)("%s on %s: checks %s, plan %s, deploy %s", (action, resource, checks, plan, deploy) => {
    const decided = ["checks-role", "plan-role", "deploy-role"].map((role) =>
      simulateIdentity(statementsOf(role), { action, resource }),
    );
    expect(decided).toEqual([checks, plan, deploy]);
  });

  it("lets the pipeline start its own builds and tell of approvals, and nothing of the cloud", () => {
    const statements = statementsOf("pipeline-role");
    const may = (action: string, resource: string) => simulateIdentity(statements, { action, resource });
    const project = "arn:aws:codebuild:eu-west-1:555555555555:project";
    expect(may("codebuild:StartBuild", `${project}/acme-devops-deploy`)).toBe("allow");
    expect(may("codebuild:StartBuild", `${project}/somebody-else`)).toBe("deny");
    expect(may("sts:AssumeRole", `${OF_DEV}/acme-dev-network`)).toBe("deny");
    expect(JSON.stringify(statements)).toContain("sns:Publish");
  });

  it("lets builds into the roles of the environment, each for what it does, by name", () => {
    const roles = resources("aws_iam_role", jsonOf(stacks, "dev-foundation"));
    const trustOf = (name: string) =>
      JSON.parse(String(roles.find((role) => role.name === name)?.assume_role_policy)).Statement;
    const builds = `arn:aws:iam::${PIPELINE_ACCOUNT}:role/acme-devops`;
    expect(trustOf("acme-dev-network")).toMatchObject([
      {
        Principal: { AWS: `arn:aws:iam::${PIPELINE_ACCOUNT}:root` },
        Action: "sts:AssumeRole",
        Condition: { ArnEquals: { "aws:PrincipalArn": `${builds}-deploy` } },
      },
    ]);
    expect(trustOf("acme-dev-plan")[0].Condition).toEqual({ ArnEquals: { "aws:PrincipalArn": `${builds}-plan` } });
    expect(resources("aws_iam_openid_connect_provider", jsonOf(stacks, "dev-foundation"))).toEqual([]);
    const mayTake = (by: string) =>
      simulate(trustOf("acme-dev-network"), "111111111111", {
        by: { arn: by },
        action: "sts:AssumeRole",
        context: { "aws:PrincipalArn": by },
      });
    // The account of the pipeline has to let it, too.
    expect(mayTake(`${builds}-deploy`)).not.toBe("deny");
    expect(mayTake(`${builds}-plan`)).toBe("deny");
    expect(mayTake(`arn:aws:iam::${PIPELINE_ACCOUNT}:role/anybody`)).toBe("deny");
  });

  it("keeps sources and reports encrypted, closed and for a time", () => {
    expect(resources("aws_s3_bucket")).toMatchObject([{ bucket: `acme-devops-${PIPELINE_ACCOUNT}` }]);
    expect(resources("aws_s3_bucket_public_access_block")).toHaveLength(1);
    expect(JSON.stringify(resources("aws_s3_bucket_server_side_encryption_configuration"))).toContain("aws:kms");
    expect(JSON.stringify(resources("aws_s3_bucket_policy"))).toContain("DenyInsecureTransport");
    expect(JSON.stringify(resources("aws_s3_bucket_lifecycle_configuration"))).toContain('"days":90');
    expect(resources("aws_cloudwatch_log_group").map(({ name }) => name)).toEqual(
      [...BUILDS].sort().map((build) => `/aws/codebuild/acme-devops-${build}`),
    );
  });

  it.each([
    ["logs.eu-west-1.amazonaws.com", "kms:Decrypt", "log-group:/aws/codebuild/acme-devops-plan", "allow"],
    ["logs.eu-west-1.amazonaws.com", "kms:Decrypt", "log-group:/aws/codebuild/other", "deny"],
    ["codebuild.amazonaws.com", "kms:Decrypt", "log-group:/aws/codebuild/acme-devops-plan", "deny"],
  ] as const)("lets %s %s with the key for %s: %s", (service, action, group, decision) => {
    const { Statement } = JSON.parse(String(resources("aws_kms_key")[0]?.policy));
    const found = simulate(Statement, PIPELINE_ACCOUNT, {
      by: { service },
      action,
      resource: "*",
      context: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${PIPELINE_ACCOUNT}:${group}` },
    });
    expect(found).toBe(decision);
  });

  it("lets the rule about failures publish, and nobody's other rule", () => {
    const { Statement } = JSON.parse(String(resources("aws_sns_topic_policy")[0]?.policy));
    const publish = (account: string, rule: string) =>
      simulate(Statement, PIPELINE_ACCOUNT, {
        by: { service: "events.amazonaws.com" },
        action: "sns:Publish",
        resource: String(Statement[0].Resource),
        context: { "aws:SourceAccount": account, "aws:SourceArn": rule, "aws:SecureTransport": "true" },
      });
    const own = Statement[0].Condition.ArnEquals["aws:SourceArn"];
    expect(publish(PIPELINE_ACCOUNT, own)).toBe("allow");
    expect(publish("222222222222", own)).toBe("deny");
    expect(publish(PIPELINE_ACCOUNT, "arn:aws:events:eu-west-1:555555555555:rule/other")).toBe("deny");
  });

  it("tells somebody when a run fails", () => {
    expect(resources("aws_cloudwatch_event_rule")).toMatchObject([
      { event_pattern: expect.stringContaining('"pipeline":["acme-devops"],"state":["FAILED"]') },
    ]);
    expect(resources("aws_sns_topic_subscription")).toMatchObject([{ endpoint: "data-platform@acme.example" }]);
  });

  it("takes a connection that is there, and says what a person has to do where there is none", () => {
    const existing = platformWith((account) => {
      if (account.codePipeline !== undefined) {
        account.codePipeline.connection = {
          mode: "existing",
          connectionArn: `arn:aws:codestar-connections:eu-west-1:${PIPELINE_ACCOUNT}:connection/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70`,
        };
      }
    });
    expect(resources("aws_codeconnections_connection", jsonOf(synthPlatform(existing)))).toEqual([]);
    const ids = (platform: typeof existing) => openSteps(platform).map(({ id }) => id);
    expect(ids(existing)).not.toContain("codepipeline-connection");
    expect(ids(platformWith())).toContain("codepipeline-connection");
    expect(resources("aws_codeconnections_connection")).toMatchObject([
      { name: "acme-devops", provider_type: "GitHub" },
    ]);
  });
});

describe("what the devops layer is asked for", () => {
  const state = { ...STATE, kmsKeyArn: STATE_KEY };
  const attested = {
    "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
    "attestations.codepipeline-secret": "A. Lovelace, 2026-11-02",
  };
  const roles = {
    "foundation.permissionsBoundary": { mode: "create" },
    "foundation.ciRoles": { kind: "codepipeline" },
  };
  const dev = (more: object = {}) => ({ ...PIPELINE, stages: [{ target: "dev" }], ...more });

  it.each<[Changes, Changes, string]>([
    [
      { state: { backend: "local" }, codePipeline: dev() },
      roles,
      'the state is of backend "local". Fix: write state: { backend: "s3"',
    ],
    [
      { state: { backend: "cloud", organization: "acme" }, codePipeline: dev() },
      roles,
      'the state is of backend "cloud"',
    ],
    [
      { state: { ...state, roleArn: "arn:aws:iam::555555555555:role/state" }, codePipeline: dev() },
      roles,
      "state.roleArn: builds that plan would take the role that writes the state",
    ],
    [
      { state, codePipeline: dev() },
      { ...roles, state: { backend: "local" } },
      "dev: state.backend: builds of the pipeline keep nothing",
    ],
    [
      { state, codePipeline: dev() },
      {},
      'deploys dev, and nothing there lets its builds in. Fix: write ciRoles: { kind: "codepipeline" }',
    ],
    [{ state }, roles, "there is no pipeline whose builds could take the roles"],
    [
      { state, codePipeline: dev({ stages: [{ target: "account" }] }) },
      roles,
      "dev: foundation.ciRoles.kind: no stage of codePipeline of config/account.ts deploys dev",
    ],
    [
      { state, codePipeline: dev({ stages: [{ target: "production" }] }) },
      {},
      "there is no environment production. Fix: use account or one of dev",
    ],
    [
      { state, codePipeline: dev({ stages: [{ target: "dev" }, { target: "dev" }] }) },
      roles,
      "dev is deployed by an earlier stage",
    ],
    [
      { state, codePipeline: dev({ stages: [{ target: "dev" }, { target: "account" }] }) },
      roles,
      "codePipeline.stages.1.target: environments read what the stack of the account makes",
    ],
    [
      { state, databricksAuth: "github-oidc", codePipeline: dev() },
      roles,
      'and not by github-oidc. Fix: set it to "oauth-m2m"',
    ],
    [
      {
        state,
        bootstrap: { awsAccountId: "222222222222" },
        codePipeline: dev({ stages: [{ target: "account" }, { target: "dev" }] }),
      },
      roles,
      "whose state only roles in 222222222222 may write",
    ],
    [
      {
        state,
        codePipeline: dev({ databricksSecretArn: "arn:aws:secretsmanager:us-east-1:555555555555:secret:x-AbCdEf" }),
      },
      roles,
      "the secret is in 555555555555, us-east-1, and the pipeline in 555555555555, eu-west-1",
    ],
    [
      {
        state,
        codePipeline: dev({
          connection: {
            mode: "existing",
            connectionArn:
              "arn:aws:codeconnections:eu-west-1:111111111111:connection/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
          },
        }),
      },
      roles,
      "codePipeline.connection.connectionArn: the connection is in 111111111111",
    ],
    [
      { state, codePipeline: dev({ awsAccountId: "111111111111" }) },
      { ...roles, name: "devops" },
      "names of the environment start with acme-devops",
    ],
    [
      {
        state,
        logDelivery: { awsAccountId: "666666666666", region: "eu-west-1", auditLogs: {} },
        codePipeline: dev({ stages: [{ target: "account" }, { target: "dev" }] }),
      },
      roles,
      "the roles of codePipeline are in 555555555555, and make no bucket in 666666666666",
    ],
    [{ state, codePipeline: dev({ stages: [] }) }, {}, "codePipeline.stages"],
    [{ state, codePipeline: dev({ emails: [] }) }, roles, "codePipeline.emails"],
    [
      { state, codePipeline: dev({ repository: "https://github.com/acme/lakehouse" }) },
      roles,
      "codePipeline.repository",
    ],
    [{ state, codePipeline: dev({ branch: "main branch" }) }, roles, "codePipeline.branch"],
    [{ state, codePipeline: dev({ approvalDays: 90 }) }, roles, "codePipeline.approvalDays"],
    [{ state, codePipeline: dev({ databricksSecretArn: "databricks" }) }, roles, "codePipeline.databricksSecretArn"],
    [
      { state, codePipeline: dev() },
      { ...roles, "foundation.permissionsBoundary": { mode: "off" } },
      "without a permissions boundary",
    ],
  ])("%o with %o: %s", (account, environment, message) => {
    expect(report({ account: { ...attested, ...account }, dev: environment })).toContain(message);
  });

  it("is nothing that anybody refuses, where it fits", () => {
    expect(report({ account: { ...attested, state, codePipeline: dev() }, dev: roles })).toBe("");
  });
});

describe("the devops layer in the simulated cloud", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is deployed, changes nothing afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platformWith(), ["devops"]);
  });
});
