import { Group } from "@cdktf/provider-databricks/lib/group";
import type { Construct } from "constructs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { movedFrom } from "../../../modules/terraform/moved";
import { synthModule } from "../../support/synth";

afterEach(() => vi.unstubAllEnvs());

describe("movedFrom", () => {
  it("emits every move of a stack, on a machine without Terraform", () => {
    vi.stubEnv("PATH", "");
    const groups = (stack: Construct) =>
      ["one", "two"].map((name) => ({ name, group: new Group(stack, name, { displayName: name }) }));
    const json = synthModule((stack) => {
      for (const { name, group } of groups(stack)) movedFrom(group, `databricks_group.old-${name}`);
    });
    expect(json).toHaveProperty("moved", [
      { from: "databricks_group.old-one", to: "databricks_group.one" },
      { from: "databricks_group.old-two", to: "databricks_group.two" },
    ]);
    const asCdktfDoes = () =>
      synthModule((stack) => {
        for (const { name, group } of groups(stack)) group.moveFromId(`databricks_group.old-${name}`);
      });
    expect(asCdktfDoes).toThrow(/terraform/i);
  });
});
