import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { factsOf } from "../../tools/simulate/facts";
import { shippedStacks } from "../support/shipped";
import { sourcesOf } from "../support/sources";

type Level = "account" | "workspace";

/** A provider block with an account id talks to the account console, one without to a workspace. */
const levelOf = (provider: Readonly<Record<string, unknown>>): Level =>
  provider.account_id === undefined ? "workspace" : "account";

function databricksLevel(stack: EmittedStack): Level | undefined {
  const blocks = stack.json.provider?.databricks ?? [];
  expect(blocks.length, `${stack.name}: one Databricks provider at most`).toBeLessThan(2);
  return blocks[0] && levelOf(blocks[0]);
}

describe("provider levels (hazard H1)", () => {
  it("every Databricks resource and data source is on a level that its type allows", () => {
    for (const stack of shippedStacks()) {
      const types = [...Object.keys(stack.json.resource ?? {}), ...Object.keys(stack.json.data ?? {})].filter((type) =>
        type.startsWith("databricks_"),
      );
      for (const type of types) {
        const level = factsOf(type)?.level;
        expect(level, `the level of ${type} is not in tools/simulate/facts/databricks.json`).toBeDefined();
        expect(level === "both" ? databricksLevel(stack) : level, `${stack.name}: ${type}`).toBe(
          databricksLevel(stack),
        );
      }
    }
  });

  it("account level means the accounts host, workspace level a workspace's host from remote state", () => {
    for (const stack of shippedStacks()) {
      for (const block of stack.json.provider?.databricks ?? []) {
        if (levelOf(block) === "account") expect(block.host).toBe("https://accounts.cloud.databricks.com");
        else
          expect(block.host).toMatch(
            /^\$\{data\.terraform_remote_state\.workspace\.outputs\.workspace_urls(\.\w+|\["[\w-]+"\])\}$/,
          );
      }
    }
  });

  it("no provider is given a token, a password or a key", () => {
    for (const stack of shippedStacks()) {
      for (const [name, blocks] of Object.entries(stack.json.provider ?? {})) {
        for (const block of blocks) {
          expect(
            Object.keys(block).filter((key) => /token|password|secret|access_key/.test(key)),
            `${stack.name}: ${name}`,
          ).toEqual([]);
        }
      }
    }
  });

  it("AWS providers refuse any account but the environment's", () => {
    for (const stack of shippedStacks()) {
      for (const block of stack.json.provider?.aws ?? []) {
        expect(block.allowed_account_ids, stack.name).toEqual([expect.stringMatching(/^\d{12}$/)]);
      }
    }
  });

  it("providers are made in one place only", () => {
    for (const { path, text } of sourcesOf("stacks", "modules")) {
      if (path !== "stacks/base/providers.ts")
        expect(text, path).not.toMatch(/lib\/provider"|\bnew (Aws|Databricks|Time)Provider\(/);
    }
  });
});
