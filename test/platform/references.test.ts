import { describe, expect, it } from "vitest";
import { undeclaredReferences } from "../support/references";
import { representativeStacks } from "../support/representative";
import { shippedStacks } from "../support/shipped";
import { exampleStacks } from "../tools/diagram/support/examples";

describe("references", () => {
  it.each([
    ["shipped", shippedStacks],
    ["representative", representativeStacks],
    ["example's", exampleStacks],
  ] as const)(
    "every ${…} and depends_on of every %s stack names something that the stack declares",
    async (_, stacks) => {
      for (const stack of stacks()) expect(await undeclaredReferences(stack), stack.name).toEqual([]);
    },
  );

  it("the check itself finds a reference to nothing", async () => {
    const json = { resource: { aws_vpc: { main: { cidr_block: "${var.gone}", depends_on: ["aws_eip.gone"] } } } };
    expect(await undeclaredReferences({ name: "test", dependsOn: [], bytes: 0, json })).toEqual([
      ".resource.aws_vpc.main.cidr_block: var.gone",
      "aws_vpc.main.depends_on: aws_eip.gone",
    ]);
  });
});
