import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../../config/schema/account";
import { app } from "../../support/apps";
import { endpoint, openai, own, secret, withLlmScope } from "../../support/models";
import { devInput } from "../../support/platform";
import { report } from "../problems";

type Policy = Extract<NonNullable<AccountInput["networkPolicies"]>[string], { mode: "create" }>;

const input = devInput();
withLlmScope(input);

const problems = (
  consumer: ReturnType<typeof app> | ReturnType<typeof endpoint>,
  policy: Partial<Policy> | undefined = { enforcement: "enforced" },
) =>
  report({
    account: { networkPolicies: { dev: { mode: "create", ...policy } } },
    dev: { "workspaces.main": { ...input.workspaces.main, networkPolicy: "dev" }, "consumers.asked": consumer },
  });
const AGENT = endpoint({ agent: own({ calls: ["api.weather.example"] }) });
const PORTAL = app({ calls: ["pypi.org", "api.weather.example"] });

describe("hosts that programs call", () => {
  it.each<[string, Parameters<typeof problems>[0], Partial<Policy>?]>([
    ["what a policy names", PORTAL, { enforcement: "enforced", hosts: ["pypi.org", "api.weather.example"] }],
    ["a policy that is open", PORTAL, { access: "open", enforcement: "enforced" }],
    ["an app that calls nobody", app()],
    ["a provider where what is refused goes through", endpoint(), { enforcement: "log" }],
    ["a provider that is named", endpoint(), { enforcement: "enforced", hosts: ["api.openai.com"] }],
  ])("are let through: %s", (_, consumer, policy) => expect(problems(consumer, policy)).toBe(""));

  it("are refused where a policy does not name them", () => {
    expect(problems(PORTAL, { enforcement: "enforced", hosts: ["pypi.org"] })).toMatchInlineSnapshot(
      `"dev: consumers.asked.calls.1: the network policy dev of workspace main does not let api.weather.example through. Fix: add "api.weather.example" to networkPolicies.dev.hosts in config/account.ts."`,
    );
    expect(problems(AGENT)).toContain(
      "dev: consumers.asked.models.agent.calls.0: the network policy dev of workspace main does not let api.weather.example through",
    );
  });

  it("are a warning as long as the policy lets everything through", () => {
    expect(problems(AGENT, { enforcement: "log" })).toContain(
      "warning: dev: consumers.asked.models.agent.calls.0: the network policy dev of workspace main will refuse api.weather.example once it is enforced",
    );
  });

  it.each([
    ["OpenAI", openai(), "api.openai.com"],
    [
      "OpenAI in Azure",
      openai({ azure: { address: "https://acme.openai.azure.com/", deployment: "chat", apiVersion: "1" } }),
      "acme.openai.azure.com",
    ],
    [
      "Anthropic",
      { type: "anthropic", model: "claude-3-5-sonnet-latest", apiKey: secret() } as const,
      "api.anthropic.com",
    ],
    ["Cohere", { type: "cohere", model: "command-r", apiKey: secret() } as const, "api.cohere.com"],
    [
      "one's own",
      {
        type: "custom",
        model: "acme",
        address: "https://models.acme.example:8443/v1",
        authentication: { mode: "bearer", token: secret() },
      } as const,
      "models.acme.example",
    ],
  ])("may be refused, so there is a warning: a provider, %s", (_, model, host) =>
    expect(problems(endpoint({ asked: model }))).toBe(
      `warning: dev: consumers.asked.models.asked: the network policy dev of workspace main may refuse ${host}. Fix: add "${host}" to networkPolicies.dev.hosts in config/account.ts.`,
    ),
  );

  it("are left alone where a workspace follows no policy", () => {
    expect(report({ dev: { workspaces: input.workspaces, "consumers.asked": app({ calls: ["pypi.org"] }) } })).toBe("");
  });
});
