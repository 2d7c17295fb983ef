import { describe, expect, it } from "vitest";
import type { ModelEndpointModel } from "../../config/kinds/consumers/model-endpoint";
import { resourcesOf } from "../../emitted/resources";
import { settingAt } from "../../emitted/settings";
import { ENDPOINTS } from "../../policy/endpoints/demands";
import { REPRESENTATIVES, representative, representativeStacks } from "../support/representative";
import { synthPlatform } from "../support/shipped";

/** What sounds as if it were asked by people or programs. */
const SOUNDS_LIKE_ONE =
  /serving(?!_?less)|endpoint|gateway|_stage$|_api$|online_store|_app$|database_instance|inference_profile|agent_?runtime|knowledge|postgres/;
/** What sounds like one and is none, and what it is. */
const IS_NONE: readonly (readonly [RegExp, string])[] = [
  [/^aws_(customer|internet|nat|vpn|dx|ec2_transit)_gateway/, "a way of the network"],
  [/^aws_(vpc|route53_resolver)_endpoint|^databricks_mws_.*endpoint/, "a way of the network"],
  [/^aws_redshift(serverless)?_endpoint_access$/, "a way of the network to a warehouse"],
  [/^aws_dms_/, "what a replication reads or writes"],
  [/^aws_sagemaker_endpoint_configuration$/, "a part of an endpoint"],
  [/^aws_api(_gateway|gatewayv2)_(?!stage$)/, "a part of an API, whose stage answers"],
];

const emitted = [...new Set(representativeStacks().flatMap(({ json }) => Object.keys(json.resource ?? {})))].sort();
const endpoints = Object.entries(ENDPOINTS).flatMap(([type, demands]) =>
  representativeStacks().flatMap((stack) =>
    resourcesOf(stack.json, type).map((endpoint) => ({ stack, endpoint, demands })),
  ),
);

describe("endpoints", () => {
  it("are all in the table, or said to be none", () => {
    const unknown = emitted.filter(
      (type) => SOUNDS_LIKE_ONE.test(type) && !(type in ENDPOINTS) && !IS_NONE.some(([none]) => none.test(type)),
    );
    expect(unknown, "add a row to policy/endpoints/demands.ts, or say here what it is").toEqual([]);
    for (const [none, what] of IS_NONE)
      expect(
        emitted.some((type) => none.test(type)),
        what,
      ).toBe(true);
  });

  it("are all made by some configuration", () => {
    expect(Object.keys(ENDPOINTS).filter((type) => !emitted.includes(type))).toEqual([]);
  });

  it.each(["rate limit", "owner", "budget"] as const)("have %s wherever their type can have one", (what) => {
    const lacking = endpoints.flatMap(({ stack, endpoint, demands }) => {
      const demand = demands[what];
      if ("lacks" in demand || demand.of?.(endpoint) === false || demand.holds(endpoint, stack)) return [];
      return [`${stack.name} ${endpoint.address}: ${demand.where}`];
    });
    expect(lacking).toEqual([]);
    expect(endpoints.some(({ demands }) => !("lacks" in demands[what]))).toBe(true);
  });

  it("say in a sentence why they lack what they lack", () => {
    const reasons = Object.values(ENDPOINTS).flatMap((demands) =>
      Object.values(demands).flatMap((demand) =>
        "lacks" in demand ? [demand.lacks] : [demand.notAsked ?? demand.fix],
      ),
    );
    for (const reason of reasons) expect(reason).toMatch(/^[A-Za-z].{10,}[^.]$/);
  });
});

describe("guardrails", () => {
  const asked = REPRESENTATIVES.map(representative).flatMap((platform) => {
    const models = platform.environments.flatMap(({ consumers }) =>
      Object.entries(consumers).flatMap(([key, one]): [string, ModelEndpointModel][] =>
        one.kind === "model-endpoint" ? [[`consumers.${key}`, one]] : [],
      ),
    );
    if (models.length === 0) return [];
    const stacks = synthPlatform(platform);
    return models.flatMap(([setting, model]) =>
      endpointsOf(stacks)
        .filter((one) => one.setting === setting)
        .map((one) => ({ ...one, model })),
    );
  });

  it("are on where people ask what Databricks can guard, unless the configuration says otherwise", () => {
    const people = asked.filter(({ model }) => model.gateway.askedBy === "people" && model.gateway.guardrails);
    expect(people.length).toBeGreaterThan(2);
    expect(people.filter(({ isGuarded }) => !isGuarded).map(({ setting }) => setting)).toEqual([]);
  });

  it("are missing for models of one's own and embeddings alone, where people ask", () => {
    const bare = asked.filter(({ model, isGuarded }) => model.gateway.askedBy === "people" && !isGuarded);
    const guardable = bare.filter(({ model }) =>
      Object.values(model.models).every(
        (one) =>
          one.type === "foundation" ||
          (one.type !== "unity-catalog" && "task" in one && one.task !== "llm/v1/embeddings"),
      ),
    );
    expect(bare.length).toBeGreaterThan(0);
    expect(guardable.map(({ setting }) => setting)).toEqual([]);
  });
});

/** Endpoints of models in these stacks, with the setting that each is made for. */
function endpointsOf(stacks: ReturnType<typeof synthPlatform>) {
  const types = ["databricks_model_serving", "databricks_model_serving_provisioned_throughput"] as const;
  return stacks.flatMap((stack) =>
    types.flatMap((type) =>
      resourcesOf(stack.json, type).flatMap((endpoint) => {
        const { guardrails } = ENDPOINTS[type] ?? {};
        if (guardrails === undefined || "lacks" in guardrails) return [];
        const setting = settingAt(stack.json, endpoint.address)?.split(": ").at(-1);
        return [{ setting, isGuarded: guardrails.holds(endpoint, stack) }];
      }),
    ),
  );
}
