import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPlatform } from "../../../../main";
import { changeOutside, removeOutside } from "../../../../tools/simulate/cloud/drift";
import { putOutside } from "../../../../tools/simulate/cloud/outside";
import { SimulatedCloud } from "../../../../tools/simulate/cloud/simulated-cloud";
import { type CloudObject, Store } from "../../../../tools/simulate/cloud/store";
import { type PreparedStack, prepareStacks } from "../../../../tools/simulate/command/simulation-folder";
import { type StateServer, serveStates } from "../../../../tools/simulate/command/state-server";
import { apply, destroy, init, plan, type TerraformRun } from "../../../../tools/simulate/command/terraform";
import { outsideOf } from "../../../../tools/simulate/given/outside";
import { PUBLISHED } from "../../../../tools/simulate/given/published";
import { typesInUse } from "../../../../tools/simulate/schema/in-use";
import { type SimulatedProviders, serveProviders } from "../../../../tools/simulate/semantics/serve";
import { platformOf } from "../../../support/platform";
import { ofProviders } from "../support/of-providers";
import { withoutTerraform } from "../support/terraform";

const ORDER = ["dev-foundation", "dev-network"];

describe.skipIf(withoutTerraform)("the AWS stacks of the dev environment, with real Terraform", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-aws-"));
  const store = new Store();
  let stacks: readonly PreparedStack[] = [];
  let providers: SimulatedProviders;
  let states: StateServer;
  /** What is there before Terraform comes. */
  let outside: readonly CloudObject[] = [];

  beforeAll(async () => {
    const platform = platformOf();
    buildPlatform(platform, join(folder, "emitted")).synth();
    states = await serveStates(join(folder, "simulation"));
    stacks = prepareStacks(join(folder, "emitted"), join(folder, "simulation"), (name) => ORDER.includes(name), states);
    const types = typesInUse(stacks.map(({ json }) => json));
    providers = await serveProviders({ types, cloud: new SimulatedCloud(store, PUBLISHED) });
    putOutside(store, outsideOf(platform), providers.clock.now());
    outside = store.all();
  });

  afterAll(async () => {
    await providers?.stop();
    await states?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command in a stack; what Terraform complains about comes with the exit code. */
  async function run(command: (run: TerraformRun) => ReturnType<typeof apply>, name: string) {
    const stack = stacks.find((candidate) => candidate.name === name);
    if (!stack) throw new Error(`${name} is not prepared`);
    const { exitCode, diagnostics, planned } = await command({
      folder: stack.folder,
      environment: providers.environment,
    });
    return { exitCode, planned, errors: diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`) };
  }

  const made = () => store.all().filter(({ madeByService }) => !madeByService);
  const unchanged = { exitCode: 0, planned: {}, errors: [] };

  it("deploys both in order, every resource as an object of the account and region", async () => {
    for (const name of ORDER) {
      await run(init, name);
      expect(await run(apply, name)).toMatchObject({ exitCode: 0, errors: [] });
    }
    const resources = stacks.flatMap(({ json }) => ofProviders(json));
    expect(made()).toHaveLength(resources.length);
    expect(new Set(made().map(({ account, place }) => `${account} ${place}`))).toEqual(
      new Set(["111111111111 eu-west-1"]),
    );
  });

  it("plans nothing the second time", async () => {
    for (const name of ORDER) expect(await run(plan, name)).toEqual(unchanged);
  });

  it("plans to put right what was changed or deleted by hand, and does", async () => {
    changeOutside(store, { type: "aws_vpc" }, { enable_dns_hostnames: false });
    removeOutside(store, { type: "aws_flow_log" });
    const { exitCode, planned } = await run(plan, "dev-network");
    const byType = Object.entries(planned).map(([address, action]) => [address.split(".")[0], action]);
    expect(exitCode).toBe(2);
    expect(Object.fromEntries(byType)).toEqual({ aws_vpc: "update", aws_flow_log: "create" });
    expect(byType).toHaveLength(2);
    expect(await run(apply, "dev-network")).toMatchObject({ exitCode: 0, errors: [] });
    expect(await run(plan, "dev-network")).toEqual(unchanged);
  });

  it("refuses to replace a security group while endpoints use it", async () => {
    const stack = stacks.find(({ name }) => name === "dev-network");
    const file = join(stack?.folder ?? "", "cdk.tf.json");
    const emitted = readFileSync(file, "utf8");
    writeFileSync(file, JSON.stringify(withOtherGroupOfEndpoints(JSON.parse(emitted))));
    const { exitCode, errors } = await run(apply, "dev-network");
    expect(exitCode).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^DependencyViolation: aws_security_group .* in use by aws_vpc_endpoint .*\n\nFix: /),
    ]);
    writeFileSync(file, emitted);
    expect(await run(apply, "dev-network")).toMatchObject({ exitCode: 0, errors: [] });
    expect(await run(plan, "dev-network")).toEqual(unchanged);
  });

  it("destroys both in the reverse order, and leaves nothing", async () => {
    for (const name of [...ORDER].reverse())
      expect(await run(destroy, name)).toMatchObject({ exitCode: 0, errors: [] });
    expect(store.all()).toEqual(outside);
  });
});

interface NetworkJson {
  readonly resource: {
    readonly aws_vpc_endpoint: Readonly<Record<string, { readonly security_group_ids?: readonly string[] }>>;
    readonly aws_security_group: Record<string, { name: string }>;
  };
}

/** Renames the security group of the endpoints, which replaces it. */
function withOtherGroupOfEndpoints(json: NetworkJson): NetworkJson {
  const { aws_vpc_endpoint: endpoints, aws_security_group: groups } = json.resource;
  const [reference = ""] = Object.values(endpoints).flatMap((endpoint) => endpoint.security_group_ids ?? []);
  const group = groups[/aws_security_group\.([\w-]+)\.id/.exec(reference)?.[1] ?? ""];
  if (!group) throw new Error("no endpoint has a security group of this stack");
  group.name += "-2";
  return json;
}
