import { describe, expect, it } from "vitest";
import { EXTRAS, type Extras, NEWER } from "../../support/extra";
import { overridden, REASON } from "../../support/overrides";

const reason = REASON;
const help = (change: object) => ({
  layer: "serving",
  type: "databricks_knowledge_assistant",
  needs: "1.111.0",
  reason,
  ...change,
});
const parameter = (all: object) => ({
  layer: "data-services",
  type: "aws_ssm_parameter",
  arguments: { name: "/acme-dev/a", type: "String", value: "a", ...all },
  reason,
});

/** Key → extra resource → where below it what is wrong, and what. */
const WRONG: Readonly<Record<string, readonly [extra: object, ...said: string[]]>> = {
  "no-type": [
    help({ needs: undefined }),
    "type: no type databricks_knowledge_assistant is known. Fix: say under needs which version of the provider has it.",
  ],
  "misspelled-type": [
    { ...parameter({}), type: "aws_ssm_paramter" },
    "type: no type aws_ssm_paramter is known. Fix: write aws_ssm_parameter, or say under needs which version of the provider has it.",
  ],
  "unknown-argument": [
    parameter({ tagss: { A: "b" } }),
    "arguments: there is no argument tagss in aws_ssm_parameter. Fix: write tags.",
  ],
  "wrong-type": [
    parameter({ overwrite: "yes" }),
    'arguments: aws_ssm_parameter.overwrite takes true or false, not "yes". Fix: write true or false.',
  ],
  "missing-argument": [
    { ...parameter({}), arguments: { name: "/acme-dev/a" } },
    "arguments: aws_ssm_parameter lacks type. Fix: add type.",
  ],
  "no-stack": [
    parameter({ value: { $output: "netwrk.vpc_id" } }),
    "arguments.value: no stack netwrk comes before data-services. Fix: write network.",
  ],
  "later-stack": [
    parameter({ value: { $output: "operations.alarm_topic_arn" } }),
    "arguments.value: no stack operations comes before data-services. Fix: use one of account, foundation, network, settings-main, unity-catalog, workspace.",
  ],
  "no-output": [
    parameter({ value: { $output: "network.vpc" } }),
    "arguments.value: network has no output vpc. Fix: use one of databricks_endpoint_ids, isolation, nat_gateway_ids, s3_endpoint_id, vpc_id, workspace_security_group_ids, workspace_subnet_ids.",
  ],
  "no-key": [
    parameter({ value: { $output: "workspace.workspace_urls.man" } }),
    "arguments.value: workspace.workspace_urls has no man. Fix: write main.",
  ],
  "key-missing": [
    parameter({ value: { $output: "workspace.workspace_urls" } }),
    "arguments.value: workspace.workspace_urls is a map. Fix: add a key: main.",
  ],
  "key-of-a-text": [
    parameter({ value: { $output: "network.vpc_id.a" } }),
    "arguments.value: network.vpc_id is a text. Fix: write network.vpc_id.",
  ],
  "no-resource": [
    help({ arguments: { a: { $attribute: "consumer-bii/Resource.id" } } }),
    "arguments.a: dev-serving-main has no resource consumer-bii/Resource. Fix: write consumer-bi/Resource.",
  ],
  "no-attribute": [
    help({ arguments: { a: [{ b: { $attribute: "consumer-bi/Resource.jdbc_ur" } }] } }),
    "arguments.a.0.b: databricks_sql_endpoint has no attribute jdbc_ur. Fix: write jdbc_url.",
  ],
};

const all = overridden(
  {},
  {},
  (input) => {
    const wrong = Object.fromEntries(Object.entries(WRONG).map(([key, [extra]]) => [key, extra])) as Extras;
    input.extraResources = { ...EXTRAS, ...wrong };
  },
  {
    providers: NEWER,
    extraResources: {
      misspelled: { type: "databricks_account_federation_polic", arguments: {}, reason },
      elsewhere: {
        type: "databricks_account_federation_policy",
        arguments: { description: { $output: "dev-network.vpc_id" } },
        reason,
      },
    },
  },
);

const ACCOUNT = "config/account.ts";
const saidOf = (key: string) =>
  all.problems
    .filter(({ path, file }) => file !== ACCOUNT && path.startsWith(`extraResources.${key}.`))
    .map(({ path, message, fix }) => `${path.slice(`extraResources.${key}.`.length)}: ${message}. Fix: ${fix}.`);

describe("a resource that no setting makes", () => {
  it.each(Object.entries(WRONG))("is refused: %s", (key, [, ...said]) => {
    expect(saidOf(key)).toEqual(said);
  });

  it("is told of with the file that says it", () => {
    expect(new Set(all.problems.map(({ file }) => file))).toEqual(new Set([ACCOUNT, "config/environments/dev.ts"]));
    expect(
      all.problems
        .filter(({ file }) => file === ACCOUNT)
        .map(({ path, message, fix }) => `${path}: ${message}. Fix: ${fix}.`),
    ).toEqual([
      "extraResources.misspelled.type: no type databricks_account_federation_polic is known. Fix: write databricks_account_federation_policy, or say under needs which version of the provider has it.",
      "extraResources.elsewhere.arguments.description: no stack dev-network comes before account. Fix: write a value of your own.",
    ]);
  });
});
