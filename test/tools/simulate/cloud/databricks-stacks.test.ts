import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPlatform } from "../../../../main";
import { putOutside } from "../../../../tools/simulate/cloud/outside";
import { SimulatedCloud } from "../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../tools/simulate/cloud/store";
import { inOrder, reversed } from "../../../../tools/simulate/command/in-order";
import { withoutProtection } from "../../../../tools/simulate/command/protection";
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

type Command = (run: TerraformRun) => ReturnType<typeof apply>;
type Resources = Record<string, Record<string, Record<string, unknown>>>;

const DONE = { exitCode: 0, errors: [] };

describe.skipIf(withoutTerraform)("the whole dev environment, with real Terraform", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-databricks-"));
  const store = new Store();
  let stacks: readonly PreparedStack[] = [];
  let providers: SimulatedProviders;
  let states: StateServer;

  beforeAll(async () => {
    const platform = platformOf();
    buildPlatform(platform, join(folder, "emitted")).synth();
    states = await serveStates(join(folder, "simulation"));
    const wanted = (name: string) => name.startsWith("dev-");
    stacks = prepareStacks(join(folder, "emitted"), join(folder, "simulation"), wanted, states);
    const types = typesInUse(stacks.map(({ json }) => json));
    providers = await serveProviders({ types, cloud: new SimulatedCloud(store, PUBLISHED) });
    putOutside(store, outsideOf(platform), providers.clock.now());
  });

  afterAll(async () => {
    await providers?.stop();
    await states?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(command: Command, name: string) {
    const { exitCode, diagnostics, planned } = await command({
      folder: stack(name).folder,
      environment: providers.environment,
    });
    const errors = diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ summary, detail }) => `${summary}: ${detail}`);
    return { exitCode, planned, errors };
  }

  /** Runs a command in every stack of a list, independent ones side by side; gives what went wrong. */
  async function runAll(command: Command, list: readonly PreparedStack[]) {
    const failed: unknown[] = [];
    await inOrder(list, 2, async ({ name }) => {
      const outcome = await run(command, name);
      const fine = outcome.exitCode === 0 && outcome.errors.length === 0;
      if (!fine) failed.push({ name, ...outcome });
      return fine;
    });
    return failed;
  }

  function stack(name: string): PreparedStack {
    const found = stacks.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`${name} is not prepared`);
    return found;
  }

  /** Applies a stack with a mistake in it, puts it right again, and gives what was refused. */
  async function mistake(name: string, change: (resources: Resources) => void): Promise<readonly string[]> {
    const file = join(stack(name).folder, "cdk.tf.json");
    const emitted = readFileSync(file, "utf8");
    const json = JSON.parse(emitted) as { resource: Resources };
    change(json.resource);
    writeFileSync(file, JSON.stringify(json));
    const { exitCode, errors } = await run(apply, name);
    writeFileSync(file, emitted);
    expect(exitCode).toBe(1);
    return errors;
  }

  /** Puts in place of a wait what the wait itself is hung on: the order stays, but no time passes. */
  const withoutWait = (resources: Resources, type: string, id: string) => {
    const resource = resources[type]?.[id];
    if (!resource) throw new Error(`there is no ${type}.${id}`);
    resource.depends_on = (resource.depends_on as readonly string[]).flatMap((address) => {
      const [kind, sleep = ""] = address.split(".");
      return kind === "time_sleep" ? (resources.time_sleep?.[sleep]?.depends_on as readonly string[]) : [address];
    });
  };
  const upTo = (...names: readonly string[]) => stacks.filter(({ name }) => names.includes(name));
  const ruleOf = (error: string) => /Rule: (\S+)/.exec(error)?.[1];

  it("deploys the account and the AWS layers below the workspace", async () => {
    for (const { name } of stacks) expect(await run(init, name)).toMatchObject(DONE);
    expect(await runAll(apply, upTo("account", "dev-foundation", "dev-network"))).toEqual([]);
  });

  it("refuses credentials that do not wait for the role's policy, and converges when they do", async () => {
    const errors = await mistake("dev-workspace", (resources) =>
      withoutWait(resources, "databricks_mws_credentials", "workspace-main_cross-account-role_credentials"),
    );
    expect(errors).toEqual([expect.stringContaining("is 0 s old")]);
    expect(errors.map(ruleOf)).toEqual(["credentials-permissions"]);
    expect(await run(apply, "dev-workspace")).toMatchObject(DONE);
  });

  it("refuses an external location that does not wait, though those beside it do", async () => {
    const errors = await mistake("dev-unity-catalog", (resources) =>
      withoutWait(resources, "databricks_external_location", "zone-raw_access_location"),
    );
    expect(errors.map(ruleOf)).toEqual(["credential-role-age"]);
  });

  it("deploys the rest, and plans nothing the second time", async () => {
    expect(await runAll(apply, stacks)).toEqual([]);
    for (const { name } of stacks) expect(await run(plan, name), name).toEqual({ ...DONE, planned: {} });
    const resources = stacks.flatMap(({ json }) => ofProviders(json));
    expect(store.all().filter(({ madeByService }) => !madeByService)).toHaveLength(resources.length);
  });

  it("refuses to replace the network of the running workspace before there is a new one (pain 1)", async () => {
    const errors = await mistake("dev-workspace", ({ databricks_mws_networks }) => {
      const network = databricks_mws_networks?.["workspace-main_network"];
      if (!network) throw new Error("there is no network");
      network.network_name = "another-name";
      delete network.lifecycle;
    });
    expect(errors).toEqual([
      expect.stringMatching(/^INVALID_STATE: databricks_mws_networks .* in use by databricks_mws_workspaces/),
    ]);
  });

  it("replaces it as it is emitted: the new one first", async () => {
    const file = join(stack("dev-workspace").folder, "cdk.tf.json");
    const emitted = readFileSync(file, "utf8");
    writeFileSync(file, emitted.replace(/"network_name": "acme-dev-main/, '"network_name": "acme-dev-moved'));
    const { exitCode, planned } = await run(apply, "dev-workspace");
    expect([exitCode, planned]).toEqual([
      0,
      {
        "databricks_mws_networks.workspace-main_network": "replace",
        "databricks_mws_workspaces.workspace-main": "update",
      },
    ]);
    writeFileSync(file, emitted);
    expect(await run(apply, "dev-workspace")).toMatchObject(DONE);
  });

  it("refuses grants for a group that nobody has made, and a privilege that catalogs do not have", async () => {
    const grant = (principal: string, privilege: string) =>
      mistake("dev-unity-catalog", ({ databricks_grants }) => {
        const grants = databricks_grants?.["catalog-sales_grants"];
        if (!grants) throw new Error("there are no grants");
        grants.grant = [{ principal, privileges: [privilege] }];
      });
    expect((await grant("nobody", "SELECT")).map(ruleOf)).toEqual(["principal-exists"]);
    expect((await grant("analysts", "READ_FILES")).map(ruleOf)).toEqual(["grant-privileges"]);
  });

  it("destroys everything in the reverse order, and leaves nothing", async () => {
    // The metastore is protected.
    const lifted: Command = (run) => withoutProtection(run.folder, () => destroy(run));
    expect(await runAll(lifted, reversed(stacks))).toEqual([]);
    expect(store.all().filter(({ key }) => !key.startsWith("outside-"))).toEqual([]);
  });
});
