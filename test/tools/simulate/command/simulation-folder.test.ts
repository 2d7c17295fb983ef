import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StateBackend } from "../../../../config/schema/backend";
import type { StackJson } from "../../../../emitted/stacks";
import { buildPlatform } from "../../../../main";
import { prepareStacks } from "../../../../tools/simulate/command/simulation-folder";
import type { StateServer } from "../../../../tools/simulate/command/state-server";
import { accountInput, devInput, platformOf } from "../../../support/platform";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lakehouse-folder-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Where states would be served. */
const states: StateServer = {
  listensOn: "",
  backendOf: (stack) => ({ address: `http://states/${stack}`, retry_max: 0 }),
  close: async () => {},
};

/** Prepares dev as if its account had another state backend, and protected data. */
function prepare(state: StateBackend | undefined, wanted: string) {
  const shipped = accountInput();
  const attestations = { ...shipped.attestations, "state-backend-exists": "A. Lovelace, 2026-11-02" };
  const account = { ...shipped, attestations, ...(state === undefined ? {} : { state }) };
  const input = devInput();
  delete input.protection;
  buildPlatform(platformOf(account, input), join(folder, "emitted")).synth();
  const stacks = prepareStacks(join(folder, "emitted"), join(folder, "simulation"), (name) => name === wanted, states);
  const written = stacks.map(
    (stack) => JSON.parse(readFileSync(join(stack.folder, "cdk.tf.json"), "utf8")) as StackJson,
  );
  return { stacks, written };
}

describe("the folder of a simulation", () => {
  it("has the wanted stacks and what they depend on, directly or not", () => {
    const { stacks } = prepare(undefined, "dev-workspace");
    expect(stacks.map(({ name }) => name)).toEqual(["account", "dev-foundation", "dev-network", "dev-workspace"]);
  });

  it.each<[string, StateBackend]>([
    ["local files", { backend: "local", directory: "somewhere" }],
    ["S3", { backend: "s3", bucket: "acme-state", region: "eu-west-1", keyPrefix: "lakehouse" }],
    [
      "HCP Terraform",
      { backend: "cloud", hostname: "app.terraform.io", organization: "acme", workspacePrefix: "lake" },
    ],
  ])("has its states served where the project keeps them in %s, and reads the others there", (_, state) => {
    const { written } = prepare(state, "dev-network");
    const [foundation, network] = written;
    expect(foundation?.terraform).toMatchObject({ backend: { http: states.backendOf("dev-foundation") } });
    expect(network?.terraform).not.toHaveProperty("cloud");
    const [remote] = Object.values(network?.data?.terraform_remote_state ?? {});
    expect(remote).toEqual({ backend: "http", config: states.backendOf("dev-foundation") });
  });

  it("keeps the protection against destroy, and knows which buckets have it", () => {
    const { stacks, written } = prepare(undefined, "dev-unity-catalog");
    expect(JSON.stringify(written)).toContain('"prevent_destroy":true');
    const buckets = stacks.flatMap(({ protectedBuckets }) => protectedBuckets);
    expect(buckets).toContain("acme-dev-raw-111111111111");
  });

  it("knows which outputs of others a stack reads", () => {
    const { stacks } = prepare(undefined, "dev-workspace");
    const reads = Object.fromEntries(stacks.map((stack) => [stack.name, stack.reads]));
    expect(reads["dev-foundation"]).toEqual({});
    expect(Object.keys(reads["dev-workspace"] ?? {}).sort()).toEqual(["account", "dev-foundation", "dev-network"]);
    expect(reads["dev-workspace"]?.["dev-network"]).toContain("vpc_id");
  });
});
