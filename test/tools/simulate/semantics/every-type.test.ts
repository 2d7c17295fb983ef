import { expect, it } from "vitest";
import { typesWithFacts } from "../../../../tools/simulate/facts";
import { typesInUse } from "../../../../tools/simulate/schema/in-use";
import { serveProviders } from "../../../../tools/simulate/semantics/serve";
import { EchoCloud } from "../support/echo-cloud";
import { everythingOf } from "../support/everything";
import { Folder, withoutTerraform } from "../support/terraform";

/** One type in so many; all of them take a minute. */
const SAMPLE = 8;

it.skipIf(withoutTerraform)("Terraform accepts every plan and result of types with all arguments set", async () => {
  const types = [...typesWithFacts("aws"), ...typesWithFacts("databricks")].filter((_, index) => index % SAMPLE === 0);
  const stack = {
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws" }, databricks: { source: "databricks/databricks" } },
    },
    provider: {
      aws: [{ region: "eu-west-1", default_tags: [{ tags: { env: "dev" } }] }],
      databricks: [{ host: "https://accounts.cloud.databricks.com" }],
    },
    resource: Object.fromEntries(types.map((type) => [type, { all: everythingOf(type) }])),
  };
  const cloud = new EchoCloud();
  const providers = await serveProviders({ types: typesInUse([stack]), cloud });
  const folder = new Folder(providers.environment);
  try {
    folder.write("all", stack);
    await folder.must("all", "init");
    await folder.must("all", "apply", "-auto-approve");
    expect(cloud.objects.size).toBe(types.length);
    expect(await folder.run("all", "plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
    await folder.must("all", "destroy", "-auto-approve");
    expect(cloud.objects.size).toBe(0);
  } finally {
    await providers.stop();
    folder.remove();
  }
});
