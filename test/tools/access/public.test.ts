import { describe, expect, it } from "vitest";
import type { EmittedStack, StackJson } from "../../../emitted/stacks";
import { accessIn } from "../../../policy/access/read";
import { answer } from "../../../tools/access/answer";
import { readArguments } from "../../../tools/access/command/arguments";
import { publicIn, publicText } from "../../../tools/access/public";
import { representativeStacks } from "../../support/representative";

type Resources = NonNullable<StackJson["resource"]>;

const stack = (name: string, resource: Resources, workspace?: string): EmittedStack => ({
  name,
  dependsOn: [],
  bytes: 0,
  json: {
    "//": {
      metadata: {
        stackName: name,
        backend: "local",
        environment: "prod",
        ...(workspace !== undefined && { workspace }),
      },
    },
    resource,
  },
});
const one = (type: string, args: object): Resources => ({ [type]: { it: { ...args } } });
/** Ways that these resources open, in one line each. */
const lines = (...stacks: readonly EmittedStack[]) =>
  publicIn(stacks).map(({ direction, who, may, on, under }) => `${direction}: ${who} ${may} ${on} | ${under}`);
const opened = (type: string, args: object) => lines(stack("prod-x", one(type, args)));

const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const EVERYBODY = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const served = (external_model: object) => ({ name: "chat", config: { served_entities: [{ external_model }] } });

describe("what is reached from outside", () => {
  it.each<[string, string, object, string]>([
    [
      "a route that tokens sign in to",
      "aws_apigatewayv2_route",
      { route_key: "POST /a", authorization_type: "JWT" },
      "in: the internet call apigatewayv2 route POST /a | with a token of its issuer",
    ],
    [
      "a route that nobody signs in to",
      "aws_apigatewayv2_route",
      { route_key: "POST /a", authorization_type: "NONE" },
      "in: everybody who reaches it call without signing in apigatewayv2 route POST /a | ",
    ],
    [
      "a REST API",
      "aws_api_gateway_rest_api",
      { name: "a", endpoint_configuration: { types: ["REGIONAL"] } },
      "in: the internet call api gateway rest api a | as far as its policy and its paths let it",
    ],
    [
      "a server of the internet",
      "aws_transfer_server",
      { endpoint_type: "PUBLIC" },
      "in: the internet reach transfer server | ",
    ],
    [
      "a server with addresses",
      "aws_transfer_server",
      { endpoint_type: "VPC", endpoint_details: { address_allocation_ids: ["eipalloc-1"] } },
      "in: the internet reach, as far as its security groups let it, transfer server | ",
    ],
    [
      "a web app",
      "aws_transfer_web_app",
      {},
      "in: people of IAM Identity Center, over the internet sign in to transfer web app | ",
    ],
    ["a load balancer", "aws_lb", { name: "l", internal: false }, "in: the internet reach lb l | "],
    [
      "a database",
      "aws_db_instance",
      { identifier: "d", publicly_accessible: true },
      "in: the internet reach db instance d | ",
    ],
    [
      "QuickSight",
      "aws_quicksight_account_subscription",
      { account_name: "q" },
      "in: its users, over the internet sign in to quicksight account subscription | ",
    ],
    [
      "devices",
      "aws_iot_policy",
      { name: "p" },
      "in: devices with a certificate, over the internet connect by iot policy p | ",
    ],
    [
      "an open recipient from anywhere",
      "databricks_recipient",
      { name: "r", authentication_type: "TOKEN" },
      "in: recipient r read what is shared with recipient r | a token, from anywhere",
    ],
    [
      "an app",
      "databricks_app",
      { name: "a" },
      "in: whoever signs in to Databricks use app a | as far as its permissions let them",
    ],
    [
      "a page that embeds",
      "databricks_aibi_dashboard_embedding_approved_domains_setting",
      { aibi_dashboard_embedding_approved_domains: { approved_domains: ["p.example"] } },
      "in: pages of p.example embed dashboards of the workspace | ",
    ],
    [
      "every page",
      "databricks_aibi_dashboard_embedding_access_policy_setting",
      { aibi_dashboard_embedding_access_policy: { access_policy_type: "ALLOW_ALL_DOMAINS" } },
      "in: every page of the internet embed dashboards of the workspace: aibi dashboard embedding access policy setting | ",
    ],
    [
      "a bucket for everybody",
      "aws_s3_bucket_policy",
      { policy: policy(EVERYBODY) },
      "in: everybody use aws_s3_bucket_policy.it | a statement allows everybody, without a condition about the caller",
    ],
    [
      "an account of others",
      "aws_vpc_endpoint_service_allowed_principal",
      { principal_arn: "arn:aws:iam::1:root", vpc_endpoint_service_id: "vpce-svc-1" },
      "in: arn:aws:iam::1:root ask for a connection to endpoint service vpce-svc-1 | ",
    ],
    [
      "who signs in elsewhere",
      "databricks_account_federation_policy",
      { oidc_policy: { issuer: "https://i.example", audiences: ["a"] } },
      "in: anybody of https://i.example sign in as users of the account | a",
    ],
  ])("%s", (_, type, args, line) => {
    expect(opened(type, args)).toContain(line);
  });

  it.each<[string, string, object]>([
    ["a private API", "aws_api_gateway_rest_api", { endpoint_configuration: { types: ["PRIVATE"] } }],
    ["a server in the VPC", "aws_transfer_server", { endpoint_type: "VPC" }],
    ["a load balancer inside", "aws_lb", { internal: true }],
    ["a database inside", "aws_db_instance", { publicly_accessible: false }],
    [
      "a bucket for an account",
      "aws_s3_bucket_policy",
      { policy: policy({ ...EVERYBODY, Principal: { AWS: "111111111111" } }) },
    ],
    [
      "a bucket of the organization",
      "aws_s3_bucket_policy",
      { policy: policy({ ...EVERYBODY, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }) },
    ],
    ["an endpoint of the VPC", "aws_vpc_endpoint", { policy: policy(EVERYBODY) }],
    ["a query that runs as its owner", "databricks_query", { run_as_mode: "OWNER" }],
    [
      "approved domains",
      "databricks_aibi_dashboard_embedding_access_policy_setting",
      { aibi_dashboard_embedding_access_policy: { access_policy_type: "ALLOW_APPROVED_DOMAINS" } },
    ],
  ])("not %s", (_, type, args) => {
    expect(opened(type, args)).toEqual([]);
  });
});

describe("a workspace", () => {
  const workspace = (args: object = {}, more: Resources = {}) =>
    stack("prod-workspace", {
      databricks_mws_workspaces: {
        main: {
          "//": { metadata: { path: "", uniqueId: "main", setting: "workspaces.main" } },
          workspace_name: "acme-main",
          ...args,
        },
      },
      ...more,
    } as Resources);
  const settings = (lists: object, isOn: string, of = "main") =>
    stack(
      `prod-settings-${of}`,
      {
        databricks_workspace_conf: { c: { custom_config: { enableIpAccessLists: isOn } } },
        databricks_ip_access_list: { l: { ...lists } },
      },
      of,
    );
  const LIST = { list_type: "ALLOW", ip_addresses: ["203.0.113.0/24"] };
  const from = (...stacks: readonly EmittedStack[]) =>
    publicIn(stacks)
      .filter(({ on }) => on === "workspace acme-main")
      .map(({ who }) => who);

  it.each<[string, readonly EmittedStack[], string[]]>([
    ["from everywhere, without a list", [workspace()], ["the internet"]],
    ["from what its list has", [workspace(), settings(LIST, "true")], ["203.0.113.0/24"]],
    ["from everywhere, with a list that is not on", [workspace(), settings(LIST, "false")], ["the internet"]],
    [
      "from everywhere, with a list that is switched off",
      [workspace(), settings({ ...LIST, enabled: false }, "true")],
      ["the internet"],
    ],
    [
      "from everywhere, where some are blocked",
      [workspace(), settings({ ...LIST, list_type: "BLOCK" }, "true")],
      ["the internet"],
    ],
    ["from everywhere, with the list of another one", [workspace(), settings(LIST, "true", "lab")], ["the internet"]],
  ])("is reached %s", (_, stacks, who) => {
    expect(from(...stacks)).toEqual(who);
  });

  it.each([
    [true, ["the internet"]],
    [false, []],
  ])("with private access, public %s, is reached from %s", (public_access_enabled, who) => {
    const id = { private_access_settings_id: "${databricks_mws_private_access_settings.p.private_access_settings_id}" };
    const access = { databricks_mws_private_access_settings: { p: { public_access_enabled } } };
    expect(from(workspace(id, access as unknown as Resources))).toEqual(who);
  });
});

describe("whom the lakehouse calls", () => {
  const OPENAI = { provider: "openai", openai_config: { openai_api_key: "{{secrets/llm/key}}" } };
  it.each<[string, string, object, string]>([
    [
      "a provider at its own address",
      "databricks_model_serving",
      served(OPENAI),
      "out: api.openai.com is asked, with what people write, by model serving chat | ",
    ],
    [
      "a provider at another address",
      "databricks_model_serving",
      served({ ...OPENAI, openai_config: { openai_api_base: "https://acme.openai.azure.com/" } }),
      "out: acme.openai.azure.com is asked, with what people write, by model serving chat | ",
    ],
    [
      "a provider of one's own",
      "databricks_model_serving",
      served({ provider: "custom", custom_provider_config: { custom_provider_url: "https://m.example/v1" } }),
      "out: m.example is asked, with what people write, by model serving chat | ",
    ],
    [
      "Bedrock",
      "databricks_model_serving",
      served({ provider: "amazon-bedrock", amazon_bedrock_config: { aws_region: "us-east-1" } }),
      "out: amazon-bedrock in us-east-1 is asked, with what people write, by model serving chat | ",
    ],
    [
      "a connection",
      "databricks_connection",
      { name: "c", options: { host: "https://api.example:443" } },
      "out: api.example is asked over connection c | ",
    ],
    [
      "a destination of events",
      "aws_cloudwatch_event_api_destination",
      { name: "d", invocation_endpoint: "https://hook.example/x" },
      "out: hook.example is called by cloudwatch event api destination d | ",
    ],
    [
      "a partner's server",
      "aws_transfer_connector",
      { url: "sftp://files.example" },
      "out: files.example gets and gives files by aws_transfer_connector.it | ",
    ],
  ])("%s", (_, type, args, line) => {
    expect(opened(type, args)).toContain(line);
  });

  it("is nobody where the address is one of its own", () => {
    const own = { name: "c", options: { host: "${aws_db_instance.shop.address}" } };
    const stacks = stack("prod-x", {
      ...one("databricks_connection", own),
      aws_db_instance: { shop: { identifier: "s" } },
    });
    expect(lines(stacks)).toEqual([]);
    expect(
      opened("databricks_model_serving", { name: "own", config: { served_entities: [{ entity_name: "a.b.c" }] } }),
    ).toEqual(["in: whoever signs in to Databricks use model serving own | as far as its permissions let them"]);
  });

  it("is said once, however many models it has, and never with an address's password", () => {
    const two = { name: "chat", config: { served_entities: [{ external_model: OPENAI }, { external_model: OPENAI }] } };
    expect(opened("databricks_model_serving", two).filter((line) => line.startsWith("out"))).toHaveLength(1);
    const secret = { url: "sftp://user:hunter2@files.example" };
    expect(opened("aws_transfer_connector", secret).join()).toMatch(/^(?!.*hunter2)out: files\.example /);
  });
});

describe("--public", () => {
  const stacks = [stack("prod-x", one("databricks_app", { name: "a" }))];
  const ask = (...args: string[]) => {
    const read = readArguments(["prod", ...args]);
    if (read === "help" || "wrong" in read) return read;
    return answer(accessIn(stacks, "terraform"), stacks, read);
  };

  it("prints a table, or JSON, with the place", () => {
    expect(ask("--public")).toMatchObject({ exitCode: 0, text: expect.stringContaining("app a") });
    const { text } = ask("--public", "--json") as { text: string };
    expect(JSON.parse(text)).toMatchObject({
      environment: "prod",
      public: [{ on: "app a", at: { stack: "prod-x", address: "databricks_app.it" } }],
    });
    expect(publicText([])).toBe("Nothing is reached from outside, and nothing calls outside.");
  });

  it.each(["--shared", "--who analysts", "--html a.html"])("is not asked with %s", (other) => {
    expect(ask("--public", ...other.split(" "))).toHaveProperty("wrong");
  });

  it("has something of every sort of door in the representative configurations", () => {
    const types = new Set(publicIn(representativeStacks()).map(({ at }) => at.address.split(".")[0]));
    expect([...types]).toEqual(
      expect.arrayContaining([
        "databricks_mws_workspaces",
        "aws_apigatewayv2_route",
        "databricks_recipient",
        "aws_transfer_web_app",
        "aws_transfer_server",
        "aws_quicksight_account_subscription",
        "databricks_app",
        "databricks_model_serving",
        "databricks_connection",
        "aws_transfer_connector",
      ]),
    );
  });
});
