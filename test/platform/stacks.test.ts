import { describe, expect, it } from "vitest";
import { shippedStacks } from "../support/shipped";

const LAYERS = [
  "foundation",
  "network",
  "workspace",
  "unity-catalog",
  "operations",
  "settings-main",
  "ingestion-main",
  "serving-main",
];

describe("stacks of the shipped configuration", () => {
  it("are one per account, environment and layer", () => {
    const expected = [
      "account",
      ...["dev", "staging", "prod"].flatMap((env) => LAYERS.map((layer) => `${env}-${layer}`)),
    ];
    expect(
      shippedStacks()
        .map((stack) => stack.name)
        .sort(),
    ).toEqual(expected.sort());
  });

  it("depend on each other without a cycle, and never on another environment", () => {
    const stacks = new Map(shippedStacks().map((stack) => [stack.name, stack]));
    const order: string[] = [];
    const visit = (name: string, trail: readonly string[]): void => {
      expect(trail, `a cycle: ${[...trail, name].join(" → ")}`).not.toContain(name);
      if (order.includes(name)) return;
      for (const dependency of stacks.get(name)?.dependsOn ?? []) {
        visit(dependency, [...trail, name]);
        const sameEnvironment = dependency.split("-")[0] === name.split("-")[0];
        expect(sameEnvironment || dependency === "account", `${name} depends on ${dependency}`).toBe(true);
      }
      order.push(name);
    };
    for (const name of stacks.keys()) visit(name, []);
    expect(order).toHaveLength(stacks.size);
  });

  it("differ between environments in values, not in what they are made of, where the configuration is alike", () => {
    const shape = (name: string) =>
      Object.keys(shippedStacks().find((stack) => stack.name === name)?.json.resource ?? {}).sort();
    for (const layer of ["settings-main", "ingestion-main", "serving-main", "unity-catalog"]) {
      expect(shape(`staging-${layer}`), layer).toEqual(shape(`dev-${layer}`));
    }
  });

  it("hold every data-bearing resource of a protected environment with prevent_destroy, none of a disposable one", () => {
    const DATA = [
      "aws_s3_bucket",
      "aws_kms_key",
      "databricks_catalog",
      "databricks_schema",
      "databricks_mws_workspaces",
    ];
    for (const stack of shippedStacks()) {
      if (stack.name === "account") continue;
      for (const type of DATA) {
        for (const [id, body] of Object.entries(stack.json.resource?.[type] ?? {})) {
          const lifecycle = body.lifecycle as { prevent_destroy?: boolean } | undefined;
          expect(lifecycle?.prevent_destroy ?? false, `${stack.name}: ${type}.${id}`).toBe(
            !stack.name.startsWith("dev-"),
          );
          if (!stack.name.startsWith("dev-"))
            expect(body.force_destroy ?? false, `${stack.name}: ${type}.${id}`).toBe(false);
        }
      }
    }
  });
});
