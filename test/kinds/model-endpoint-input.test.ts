import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { bedrock, endpoint, foundation, openai, own, providers, secret, withLlmScope } from "../support/models";
import { devInput } from "../support/platform";

/** Workspaces with the secret scope of the tests. */
function workspaces(): EnvironmentInput["workspaces"] {
  const input = devInput();
  withLlmScope(input);
  return input.workspaces;
}
const problems = (it: object, changes: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { workspaces: workspaces(), "consumers.m": it, ...changes } });
const limits = (...rateLimits: readonly object[]) =>
  ({ gateway: { rateLimits } }) as Partial<ReturnType<typeof endpoint>>;
const CALLS = { per: "endpoint", calls: 600 } as const;
const tokens = (min: number, more: object = {}) => foundation({ unit: "tokens", min, max: 970, ...more } as never);
const units = foundation({ unit: "model-units", units: 50, acknowledgeHourlyCost: true });

describe("an endpoint of models in the configuration", () => {
  it.each<[string, object]>([
    ["with a model of OpenAI", endpoint()],
    ["with providers of every sort", endpoint(providers(), { gateway: { rateLimits: [CALLS], fallback: true } })],
    ["with a model of Bedrock alone", endpoint({ claude: bedrock() })],
    ["with a version of a model of one's own", endpoint({ demand: own() })],
    ["with one that is not there yet", endpoint({ demand: own({ exists: false }) })],
    [
      "with a model on GPUs that always runs",
      endpoint({ demand: own({ workload: "GPU_SMALL", scaling: { mode: "always-on", acknowledgeHourlyCost: true } }) }),
    ],
    [
      "with two versions that share the questions",
      endpoint({ old: own({ percent: 90 }), next: own({ version: 4, percent: 10 }) }),
    ],
    ["with a foundation model", endpoint({ llama: foundation() })],
    [
      "with tokens kept ready, whose cost is accepted",
      endpoint({ llama: tokens(970, { acknowledgeHourlyCost: true }) }),
    ],
    ["with model units", endpoint({ maverick: units })],
    ["with a short way", endpoint({ demand: own() }, { routeOptimized: true })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  const both = { a: openai({ percent: 100 }), b: openai({ percent: 0 }) };
  it.each<[string, object, string]>([
    ["no model", endpoint({}), "consumers.m.models: names no model"],
    [
      "too many models",
      endpoint(
        Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`m${n}`, openai({ percent: n === 0 ? 100 : 0 })])),
        { gateway: { rateLimits: [CALLS], fallback: true } },
      ),
      "names more than 15 models",
    ],
    ["an unknown type", endpoint({ m: { ...openai(), type: "palm" } as never }), "consumers.m.models.m.type"],
    ["a name with spaces", endpoint({ "my model": openai() }), "is not the name of a served model"],
    [
      "a plaintext key",
      endpoint({ m: { ...openai(), apiKey: "sk-1234567890abcdef" } as never }),
      "consumers.m.models.m.apiKey",
    ],
    [
      "an unknown scope",
      endpoint({ m: openai({ apiKey: { scope: "nothing", key: "key" } }) }),
      '"nothing" is not a secret scope',
    ],
    [
      "an unknown secret",
      endpoint({ m: openai({ apiKey: secret("other") }) }),
      "the scope llm has no secret other (it has: key, id)",
    ],
    [
      "an unknown secret of a variable",
      endpoint({ m: own({ environment: { A: secret("other") } }) }),
      "consumers.m.models.m.environment.A.key: the scope llm has no secret other",
    ],
    [
      "an unknown secret of Bedrock",
      endpoint({ m: bedrock({ access: { mode: "keys", accessKeyId: secret("other"), secretAccessKey: secret() } }) }),
      "consumers.m.models.m.access.accessKeyId.key",
    ],
    [
      "an unknown secret of a header",
      endpoint({
        m: {
          ...(providers().other as object),
          percent: 100,
          authentication: { mode: "header", header: "x-api-key", value: secret("other") },
        } as never,
      }),
      "consumers.m.models.m.authentication.value.key",
    ],
    [
      "an unknown token",
      endpoint({
        m: {
          ...(providers().own as object),
          percent: 100,
          authentication: { mode: "bearer", token: secret("other") },
        } as never,
      }),
      "consumers.m.models.m.authentication.token.key",
    ],
    [
      "an address without TLS",
      endpoint({ m: { ...(providers().own as object), address: "http://models.acme.example" } as never }),
      "is not the address of an API",
    ],
    [
      "a variable in lower case",
      endpoint({ m: own({ environment: { "api-key": secret() } }) }),
      "is not an environment variable",
    ],
    [
      "a schema that is not there",
      endpoint({ m: own({ uses: { a: { catalog: "sales", schema: "platinum" } } }) }),
      "consumers.m.models.m.uses.a.schema",
    ],
    ["an address that it calls", endpoint({ m: own({ calls: ["https://api.example.com"] }) }), "is not a host name"],
    [
      "a host twice",
      endpoint({ m: own({ calls: ["api.example.com", "api.example.com"] }) }),
      "consumers.m.models.m.calls",
    ],
    ["a version of zero", endpoint({ m: own({ version: 0 }) }), "consumers.m.models.m.version"],
    [
      "no word whether it is there",
      endpoint({ m: { ...own(), exists: undefined } as never }),
      "consumers.m.models.m.exists: is undefined",
    ],
    ["an unknown catalog", endpoint({ m: own({ catalog: "nowhere" }) }), '"nowhere" is not a catalog'],
    ["an unknown schema", endpoint({ m: own({ schema: "nowhere" }) }), "nowhere"],
    [
      "instances that nobody accepts",
      endpoint({ m: own({ scaling: { mode: "always-on" } as never }) }),
      "acknowledgeHourlyCost",
    ],
    [
      "tokens that nobody accepts",
      endpoint({ m: tokens(970) }),
      "970 tokens a second are kept ready, and billed by the hour",
    ],
    [
      "more tokens than the most",
      endpoint({ m: tokens(1940, { acknowledgeHourlyCost: true }) }),
      "1940 is more than max, 970",
    ],
    [
      "units that nobody accepts",
      endpoint({ m: foundation({ unit: "model-units", units: 50 } as never) }),
      "acknowledgeHourlyCost",
    ],
    [
      "units beside tokens",
      endpoint({ a: { ...units, percent: 50 }, b: { ...foundation(), percent: 50 } }),
      "another model of the endpoint has throughput in model units",
    ],
    [
      "units with a comment",
      endpoint({ a: units }, { comment: "A" }),
      "an endpoint with throughput in model units has no comment",
    ],
    [
      "a provider beside a model of one's own",
      endpoint({ a: openai({ percent: 50 }), b: own({ percent: 50 }) }),
      '"unity-catalog" and "openai" (a) cannot be in one endpoint',
    ],
    [
      "several tasks",
      endpoint({ a: openai({ percent: 50 }), b: openai({ percent: 50, task: "llm/v1/embeddings" }) }),
      "llm/v1/embeddings is another task than that of a, llm/v1/chat",
    ],
    [
      "shares that nobody says",
      endpoint({ a: openai(), b: openai() }),
      "consumers.m.models.a: several models share the questions",
    ],
    ["shares of 90", endpoint({ a: openai({ percent: 50 }), b: openai({ percent: 40 }) }), "percent adds up to 90"],
    ["one model with half of the questions", endpoint({ a: openai({ percent: 50 }) }), "percent adds up to 50"],
    ["a model that nobody asks", endpoint(both), "consumers.m.models.b.percent: nobody ever asks it"],
    [
      "a short way to a provider",
      endpoint({ a: openai() }, { routeOptimized: true }),
      "optimizes the route to models of one's own alone",
    ],
    ["no limit", endpoint(undefined, limits()), "consumers.m.gateway.rateLimits"],
    ["a limit of nothing", endpoint(undefined, limits({ per: "endpoint" })), "it limits nothing"],
    ["a limit twice", endpoint(undefined, limits(CALLS, CALLS)), "there is a limit per endpoint already"],
    [
      "a group twice",
      endpoint(
        undefined,
        limits({ per: "group", group: "analysts", calls: 1 }, { per: "group", group: "analysts", tokens: 1 }),
      ),
      "there is a limit for the group analysts already",
    ],
    [
      "an unknown group",
      endpoint(undefined, limits({ per: "group", group: "nobody", calls: 1 })),
      '"nobody" is not a group',
    ],
    [
      "an unknown program",
      endpoint(undefined, limits({ per: "service-principal", servicePrincipal: "nobody", calls: 1 })),
      '"nobody" is not a service principal',
    ],
    [
      "tokens of a model of one's own",
      endpoint({ m: own() }, limits({ per: "user", tokens: 1 })),
      "a model of one's own has no tokens to count",
    ],
    [
      "too many limits",
      endpoint(undefined, limits(...Array.from({ length: 21 }, () => CALLS))),
      "consumers.m.gateway.rateLimits",
    ],
    [
      "guardrails of a model of one's own",
      endpoint({ m: own() }, { gateway: { rateLimits: [CALLS], input: {} } }),
      "consumers.m.gateway.input: Databricks has guardrails for chats and completions",
    ],
    [
      "guardrails of embeddings",
      endpoint({ m: openai({ task: "llm/v1/embeddings" }) }, { gateway: { rateLimits: [CALLS], output: {} } }),
      "consumers.m.gateway.output",
    ],
    [
      "a table in a schema of gold",
      endpoint(undefined, { gateway: { rateLimits: [CALLS], log: { catalog: "sales", schema: "gold" } } }),
      'schema sales.gold is of layer "gold"',
    ],
    [
      "nothing to go on to",
      endpoint(undefined, { gateway: { rateLimits: [CALLS], fallback: true } }),
      "there is no second model that a question could go on to",
    ],
    [
      "going on between foundation models",
      endpoint(
        { a: { ...foundation(), percent: 50 }, b: { ...foundation(), percent: 50 } },
        { gateway: { rateLimits: [CALLS], fallback: true } },
      ),
      "questions go on between models of providers alone",
    ],
    ["no owner", { ...endpoint(), owner: undefined }, "consumers.m.owner: is undefined"],
    [
      "an owner with another right",
      endpoint(undefined, { permissions: { "data-engineers": "CAN_VIEW" } }),
      "data-engineers owns the endpoint, and manages it anyway",
    ],
    ["an unknown caller", endpoint(undefined, { callers: ["nobody"] }), '"nobody" is not a service principal'],
    ["a budget policy by name", endpoint(undefined, { budgetPolicyId: "models" }), "is not the id of a budget policy"],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });

  it("takes five limits for groups", () => {
    const groups = ["analysts", "data-engineers", "platform-admins"];
    const more = Array.from({ length: 6 }, (_, n) => ({ per: "group", group: groups[n] ?? `g${n}`, calls: 1 }));
    expect(problems(endpoint(undefined, limits(...more)))).toContain("6 limits are for groups, and 5 is the most");
  });

  it("asks Bedrock with keys in AWS GovCloud", () => {
    expect(problems(endpoint({ m: bedrock() }), { region: "us-gov-west-1" })).toContain(
      "Databricks takes no role for what runs serverless in us-gov-west-1",
    );
  });

  it("shares its table with nobody", () => {
    const log = { catalog: "sales", schema: "bronze", tablePrefix: "asked" };
    const one = endpoint(undefined, { gateway: { rateLimits: [CALLS], log } });
    expect(problems(one, { "consumers.n": one })).toContain("asked_payload");
  });
});
