import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../../emitted/stacks";
import { apply, init, planInFull, type TerraformResult } from "../../../tools/simulate/command/terraform";
import { typesInUse } from "../../../tools/simulate/schema/in-use";
import { type SimulatedProviders, serveProviders } from "../../../tools/simulate/semantics/serve";
import { marked, SECRET_MARK, secretPaths } from "../../support/marked-secrets";
import { representativeStacks } from "../../support/representative";
import { EchoCloud } from "./support/echo-cloud";
import { withoutTerraform } from "./support/terraform";

/** What Terraform is told of a resource, and no provider. */
const META = ["lifecycle", "depends_on", "provider", "provisioner", "//"];

/** A stack of one resource with the mark in every argument that holds a secret; what it refers to is a text. */
function stackOf({ terraform }: StackJson, type: string, args: object): StackJson {
  const own = Object.entries(marked(type, args).values).filter(([name]) => !META.includes(name));
  const providers = { required_providers: terraform?.required_providers };
  const alone = JSON.stringify({ terraform: providers, resource: { [type]: { one: Object.fromEntries(own) } } });
  return JSON.parse(alone.replaceAll(/\$\{[^}]*\}/g, "1")) as StackJson;
}

/** Type → such a stack, of types of which the provider calls an argument sensitive. */
const STACKS = new Map(
  representativeStacks().flatMap(({ json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) => {
      const [args] = Object.values(byId);
      return args === undefined || secretPaths(type).length === 0 ? [] : [[type, stackOf(json, type, args)] as const];
    }),
  ),
);

describe.skipIf(withoutTerraform)("what a simulation tells of a resource with secrets", () => {
  const root = mkdtempSync(join(tmpdir(), "lakehouse-secrets-"));
  const cloud = new EchoCloud();
  let providers: SimulatedProviders;
  let planned = 0;
  let told = 0;

  beforeAll(async () => {
    providers = await serveProviders({ types: typesInUse([...STACKS.values()]), cloud });
  });

  afterAll(async () => {
    await providers.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it.each([...STACKS])("is none of them, in its plan and its errors: %s", async (type, stack) => {
    const folder = join(root, type);
    mkdirSync(folder);
    const text = JSON.stringify(stack);
    expect(text).toContain(SECRET_MARK);
    writeFileSync(join(folder, "cdk.tf.json"), text);
    const run = { folder, environment: providers.environment };
    expect((await init(run)).exitCode).toBe(0);
    const results: TerraformResult[] = [await planInFull(run)];
    if (results[0]?.exitCode === 2) {
      planned++;
      if (/\(sensitive value\)|write-only/.test(results[0].text)) told++;
      cloud.refuse = () => ({ rule: "test", summary: "refused", detail: "by a rule of this test", fix: "none" });
      results.push(await apply(run));
      cloud.refuse = () => undefined;
    }
    for (const result of results) expect(JSON.stringify(result)).not.toContain(SECRET_MARK);
  });

  it("was planned for most, with the secret as a sensitive value; the others lack an argument beside a secret", () => {
    expect(STACKS.size).toBeGreaterThan(25);
    expect(planned).toBeGreaterThan(15);
    expect(told).toBe(planned);
  });
});
