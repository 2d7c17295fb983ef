import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Platform } from "../../config/model";
import type { StateBackend } from "../../config/schema/backend";
import type { EmittedStack } from "../../emitted/stacks";
import { SimulatedCloud } from "../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../tools/simulate/cloud/store";
import type { Snapshot } from "../../tools/simulate/command/snapshot";
import { PUBLISHED } from "../../tools/simulate/given/published";
import { typesInUse } from "../../tools/simulate/schema/in-use";
import { Clock } from "../../tools/simulate/semantics/clock";
import { type SimulatedProviders, serveProviders } from "../../tools/simulate/semantics/serve";
import { withDelivery } from "../support/delivery";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { StatePlaces } from "../support/state-places";
import { Folder, withoutTerraform } from "../tools/simulate/support/terraform";

const LOCAL: StateBackend = { backend: "local", directory: "state" };
const S3: StateBackend = {
  backend: "s3",
  bucket: "acme-terraform-state",
  region: "eu-west-1",
  keyPrefix: "lakehouse",
};
const CLOUD: StateBackend = {
  backend: "cloud",
  organization: "acme",
  project: "lakehouse",
  hostname: "app.terraform.io",
  workspacePrefix: "lh",
};

/** The shipped account and dev, with their states there; dev elsewhere where that is said. */
function withStates(state: StateBackend, ofDev = state): Platform {
  const account = accountInput();
  account.state = state;
  account.attestations = { ...account.attestations, "state-backend-exists": "A. Lovelace, 2026-11-02" };
  return platformOf(account, { ...devInput(), state: ofDev });
}

describe.skipIf(withoutTerraform)("states that move to another place", () => {
  const site = new SimulatedSite();
  let deployed: Snapshot;

  beforeAll(async () => {
    deployed = await site.with(withStates(S3), ["dev-workspace", "dev-unity-catalog"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      return simulation.snapshot();
    });
  });

  afterAll(() => site.remove());

  it.each<readonly [string, StateBackend, StateBackend]>([
    ["from S3 to HCP Terraform", CLOUD, CLOUD],
    ["from S3 to HCP Terraform, of one environment alone", S3, CLOUD],
    ["from S3 to files", LOCAL, LOCAL],
    ["from HCP Terraform back to S3", S3, S3],
  ])("%s: nothing is made, changed, replaced or destroyed, and no output changes", async (_, state, ofDev) => {
    await site.with(withStates(state, ofDev), ["dev-workspace", "dev-unity-catalog"], async (simulation) => {
      const planned = await simulation.planIsEmpty();
      expect(failures(planned)).toEqual([]);
      expect(planned.stacks.length).toBeGreaterThan(4);
      expect(planned.stacks.flatMap(({ result }) => result.outputs)).toEqual([]);
    });
  });

  it("with the delivery layer: only how deployments sign in changes beside", async () => {
    const own = new SimulatedSite();
    const wanted = ["dev-workspace", "dev-unity-catalog"];
    const [account, dev] = [accountInput(), devInput()];
    withDelivery(dev, account);
    const ofHcp = platformOf(structuredClone(account), structuredClone(dev));
    delete account.delivery;
    account.state = S3;
    const ciRoles = { kind: "github", repository: "acme/lakehouse", planRole: "create" } as const;
    dev.foundation = { ...dev.foundation, ciRoles };
    await own.with(platformOf(account, dev), wanted, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
    });
    const changed = await own.with(ofHcp, wanted, async (simulation) => {
      const { stacks } = await simulation.plan();
      return stacks.flatMap(({ stack, result }) =>
        Object.keys(result.planned).map((address) => `${stack}: ${address}`),
      );
    });
    own.remove();
    expect(changed.length).toBeGreaterThan(0);
    const ofRoles =
      /^dev-foundation: aws_iam_(policy|role|role_policy_attachment|openid_connect_provider)\.(deploy-role|boundary)/;
    expect(changed.filter((one) => !ofRoles.test(one))).toEqual([]);
  });

  describe("by the commands of the page", () => {
    const places = new StatePlaces();
    // Reads one that stays, that of the account, and ones that move.
    const MOVED = ["dev-foundation", "dev-network", "dev-workspace"];
    const synthesized = (platform: Platform) => synthPlatform(platform).filter(({ name }) => MOVED.includes(name));
    const inBucket = synthesized(withStates(S3));
    const inCloud = synthesized(withStates(S3, CLOUD));
    const [account] = synthPlatform(withStates(S3)).filter(({ name }) => name === "account");
    let providers: SimulatedProviders;
    let bucket: Folder;
    let cloud: Folder;

    beforeAll(async () => {
      providers = await serveProviders({
        types: typesInUse(inBucket.map(({ json }) => json)),
        cloud: new SimulatedCloud(Store.from(deployed.store), PUBLISHED),
        clock: new Clock(deployed.now),
      });
      bucket = new Folder(providers.environment);
      cloud = new Folder(providers.environment);
      for (const stack of [...inBucket, account]) {
        if (stack !== undefined) places.put(stack, deployed.states[stack.name] ?? "");
      }
      await initialized(bucket, inBucket);
      await initialized(cloud, inCloud);
    });

    afterAll(async () => {
      await providers.stop();
      for (const one of [bucket, cloud, places]) one.remove();
    });

    async function initialized(folder: Folder, stacks: readonly EmittedStack[]) {
      for (const stack of stacks) {
        folder.write(stack.name, places.of(stack));
        await folder.must(stack.name, "init", "-input=false");
      }
    }
    async function pull(folder: Folder): Promise<void> {
      for (const name of MOVED) writeFileSync(places.room(name), await folder.must(name, "state", "pull"));
    }
    async function push(folder: Folder): Promise<void> {
      for (const name of MOVED) await folder.must(name, "state", "push", places.room(name));
    }
    const plan = (folder: Folder, name: string) => folder.run(name, "plan", "-input=false", "-detailed-exitcode");
    const plans = (folder: Folder) => Promise.all(MOVED.map((name) => plan(folder, name)));
    const nothing = MOVED.map(() => expect.objectContaining({ exitCode: 0 }));
    const held = (folder: Folder) => Promise.all(MOVED.map((name) => folder.must(name, "state", "list")));

    it("would be made anew where nobody carries them there, and what reads them is refused", async () => {
      const [first, second] = await plans(cloud);
      expect(first).toMatchObject({ exitCode: 2, output: expect.stringMatching(/Plan: \d+ to add, 0 to change/) });
      expect(second).toMatchObject({ exitCode: 1, output: expect.stringContaining("Unable to find remote state") });
    });

    it("arrive whole, are read there by the other stacks, and nothing would change", async () => {
      await pull(bucket);
      await push(cloud);
      expect(await held(cloud)).toEqual(await held(bucket));
      expect(await plans(cloud)).toEqual(nothing);
    });

    it("go back over those that stayed, with what was applied meanwhile; an older one over it is refused", async () => {
      const network = inCloud.find(({ name }) => name === "dev-network");
      if (network === undefined) throw new Error("there is no stack of the network");
      const json = places.of(network);
      cloud.write(network.name, { ...json, output: { ...json.output, moved: { value: "yes" } } });
      await cloud.must(network.name, "apply", "-input=false", "-auto-approve");
      expect(await cloud.run(network.name, "state", "push", places.room(network.name))).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining("cannot import state with serial"),
      });
      await pull(cloud);
      await push(bucket);
      expect(await bucket.must(network.name, "output", "moved")).toContain("yes");
      expect(await held(bucket)).toEqual(await held(cloud));
      // The output that was tried is in no configuration.
      const [foundation, changed, workspace] = await plans(bucket);
      expect([foundation, workspace]).toEqual(nothing.slice(1));
      expect(changed).toMatchObject({ exitCode: 2, output: expect.stringMatching(/- moved\s+= "yes" -> null/) });
    });
  });

  it.each(["-migrate-state", "-reconfigure"])("are not taken to HCP Terraform by init %s", async (option) => {
    const folder = new Folder({});
    const [stack] = synthPlatform(withStates(CLOUD));
    folder.write("stack", { terraform: { cloud: stack?.json.terraform?.cloud } });
    // Refused before anybody is asked.
    const { exitCode, output } = await folder.run("stack", "init", "-input=false", option);
    folder.remove();
    expect({ exitCode, output: output.replaceAll(/\s+/g, " ") }).toEqual({
      exitCode: 1,
      output: expect.stringContaining(`Invalid command-line option The ${option} option is for`),
    });
  });
});
