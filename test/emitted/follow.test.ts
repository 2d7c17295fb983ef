import { describe, expect, it } from "vitest";
import { follow } from "../../emitted/follow";
import type { EmittedStack } from "../../emitted/stacks";

const stack = (name: string, json: object, dependsOn: readonly string[] = []): EmittedStack => ({
  name,
  dependsOn,
  bytes: 0,
  json,
});
const metadata = (layer: string, workspace?: string) => ({
  "//": { metadata: { stackName: "x", backend: "local", layer, ...(workspace !== undefined && { workspace }) } },
});

const CATALOG = stack("dev-unity-catalog", {
  ...metadata("unity-catalog"),
  resource: {
    databricks_catalog: { sales: { name: "dev_sales" } },
    databricks_schema: { gold: { catalog_name: "${databricks_catalog.sales.name}", name: "gold" } },
  },
  output: { schema_names: { value: { "sales.gold": "${databricks_schema.gold.id}" } } },
});
const serving = (workspace: string) =>
  stack(`dev-serving-${workspace}`, {
    ...metadata("serving", workspace),
    output: { function_schema_names: { value: { masks: `dev_sales.${workspace}` } } },
  });
const READER = stack("dev-activation-main", metadata("activation", "main"), [
  "dev-unity-catalog",
  "dev-serving-lab",
  "dev-serving-main",
]);
const STACKS = [CATALOG, serving("lab"), serving("main"), READER];

describe("what a reference comes to", () => {
  it.each([
    ["an argument", CATALOG, "${databricks_catalog.sales.name}", "dev_sales"],
    ["an argument in a text", CATALOG, "s3://x/${databricks_catalog.sales.name}/y", "s3://x/dev_sales/y"],
    ["the id of a schema in a text", CATALOG, "${databricks_schema.gold.id}.exports", "dev_sales.gold.exports"],
    [
      "what only an apply knows",
      CATALOG,
      "${databricks_catalog.sales.metastore_id}/x",
      "<databricks_catalog.sales.metastore_id>/x",
    ],
    [
      "the id of a schema of another stack",
      READER,
      '${data.terraform_remote_state.unity-catalog.outputs.schema_names["sales.gold"]}.orders',
      "dev_sales.gold.orders",
    ],
    [
      "an output of the stack of one workspace",
      READER,
      "${data.terraform_remote_state.serving-main.outputs.function_schema_names.masks}.mask",
      "dev_sales.main.mask",
    ],
    [
      "an output of that of the other",
      READER,
      "${data.terraform_remote_state.serving-lab.outputs.function_schema_names.masks}",
      "dev_sales.lab",
    ],
  ])("%s", (_, of, value, expected) => expect(follow(STACKS, of, value)).toBe(expected));

  it("is the attribute itself where nothing stands around it", () => {
    expect(follow(STACKS, CATALOG, "${databricks_schema.gold.id}")).toMatchObject({
      address: "databricks_schema.gold",
      attribute: "id",
    });
  });
});
