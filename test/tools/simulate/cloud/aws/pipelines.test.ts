import { describe, expect, it } from "vitest";
import { checkRule } from "../support/checks";
import { World } from "../support/world";

describe("codepipeline-stages", () => {
  it("refuses a pipeline that fetches and does nothing", () => {
    const ask = (...names: string[]) =>
      new World().create(checkRule("codepipeline-stages"), "aws_codepipeline", {
        name: "deploy",
        stage: names.map((name) => ({ name })),
      });
    expect(ask("Source")?.detail).toBe("Pipeline deploy should have at least 2 stages");
    expect(ask("Source", "Check")).toBeUndefined();
  });
});
