import { describe, expect, it } from "vitest";
import { undeclaredReferences } from "../support/references";
import { shippedStacks } from "../support/shipped";

describe("references", () => {
  it("every ${…} and depends_on of every shipped stack names something that the stack declares", async () => {
    for (const stack of shippedStacks()) expect(await undeclaredReferences(stack), stack.name).toEqual([]);
  });

  it("the check itself finds a reference to nothing", async () => {
    const json = { resource: { aws_vpc: { main: { cidr_block: "${var.gone}", depends_on: ["aws_eip.gone"] } } } };
    expect(await undeclaredReferences({ name: "test", dependsOn: [], bytes: 0, json })).toEqual([
      ".resource.aws_vpc.main.cidr_block: var.gone",
      "aws_vpc.main.depends_on: aws_eip.gone",
    ]);
  });
});
