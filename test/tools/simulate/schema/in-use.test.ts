import { describe, expect, it } from "vitest";
import { typesInUse } from "../../../../tools/simulate/schema/in-use";

describe("types in use", () => {
  it("are those of all stacks by provider, without the ones built into Terraform", () => {
    const types = typesInUse([
      { resource: { aws_vpc: {}, terraform_data: {} }, data: { terraform_remote_state: {}, aws_region: {} } },
      { resource: { aws_vpc: {}, databricks_group: {}, time_sleep: {} } },
    ]);
    expect([...types.aws.resources]).toEqual(["aws_vpc"]);
    expect([...types.aws.dataSources]).toEqual(["aws_region"]);
    expect([...types.databricks.resources]).toEqual(["databricks_group"]);
    expect([...types.time.resources]).toEqual(["time_sleep"]);
  });

  it("include what only a state still has, because Terraform has to delete it", () => {
    const types = typesInUse(
      [],
      [
        {
          resources: [
            { mode: "managed", type: "aws_eip" },
            { mode: "data", type: "aws_region" },
          ],
        },
      ],
    );
    expect([...types.aws.resources]).toEqual(["aws_eip"]);
    expect([...types.aws.dataSources]).toEqual(["aws_region"]);
  });
});
