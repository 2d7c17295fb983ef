import { describe, expect, it } from "vitest";
import type { StateBackend } from "../../../config/schema/backend";
import type { EmittedStack } from "../../../emitted/stacks";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const BACKEND_EXISTS = { "state-backend-exists": "A. Lovelace, 2026-11-02" };

const synthWith = (state: StateBackend): EmittedStack[] => {
  const account = accountInput();
  account.state = state;
  account.attestations = { ...account.attestations, ...BACKEND_EXISTS };
  return synthPlatform(platformOf(account, devInput()));
};

const LOCAL: StateBackend = { backend: "local", directory: "state" };
const S3: StateBackend = {
  backend: "s3",
  bucket: "acme-terraform-state",
  region: "eu-west-1",
  keyPrefix: "lakehouse",
  kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000000",
  roleArn: "arn:aws:iam::111111111111:role/terraform-state",
};
const CLOUD: StateBackend = {
  backend: "cloud",
  organization: "acme",
  project: "lakehouse",
  hostname: "app.terraform.io",
  workspacePrefix: "lh",
};

const network = (stacks: readonly EmittedStack[]) => {
  const stack = stacks.find(({ name }) => name === "dev-network");
  if (!stack) throw new Error("dev-network is missing");
  return stack.json;
};

describe("state backends", () => {
  it("local: a path that is the same folder of the project from every stack's directory", () => {
    const json = network(synthWith(LOCAL));
    expect(json.terraform?.backend).toEqual({ local: { path: "../../../state/dev-network.tfstate" } });
    expect(json.data?.terraform_remote_state?.foundation).toMatchObject({
      backend: "local",
      config: { path: "../../../state/dev-foundation.tfstate" },
    });
  });

  it("s3: encrypted and locked by a lock file, the reader uses the same bucket, key and role", () => {
    const json = network(synthWith(S3));
    expect(json.terraform?.backend).toEqual({
      s3: {
        bucket: "acme-terraform-state",
        region: "eu-west-1",
        key: "lakehouse/dev-network.tfstate",
        encrypt: true,
        use_lockfile: true,
        kms_key_id: S3.backend === "s3" ? S3.kmsKeyArn : "",
        assume_role: { role_arn: "arn:aws:iam::111111111111:role/terraform-state" },
      },
    });
    expect(json.data?.terraform_remote_state?.foundation).toMatchObject({
      backend: "s3",
      config: { bucket: "acme-terraform-state", key: "lakehouse/dev-foundation.tfstate", region: "eu-west-1" },
    });
  });

  it("cloud: one named workspace per stack in the organization's project, never tags", () => {
    const json = network(synthWith(CLOUD));
    expect(json.terraform?.cloud).toEqual({
      hostname: "app.terraform.io",
      organization: "acme",
      workspaces: { name: "lh-dev-network", project: "lakehouse" },
    });
    expect(json.terraform?.backend).toBeUndefined();
    expect(json.data?.terraform_remote_state?.foundation).toMatchObject({
      backend: "remote",
      config: { organization: "acme", hostname: "app.terraform.io", workspaces: { name: "lh-dev-foundation" } },
    });
  });

  it("switching changes the backend and the remote-state blocks, and nothing else", () => {
    const rest = (stacks: readonly EmittedStack[]) =>
      stacks.map(({ name, dependsOn, json }) => {
        const { backend: _b, cloud: _c, ...terraform } = json.terraform ?? {};
        const { terraform_remote_state: remote, ...data } = json.data ?? {};
        return {
          name,
          dependsOn,
          json: { ...json, "//": undefined, terraform, data, reads: Object.keys(remote ?? {}) },
        };
      });
    const local = rest(synthWith(LOCAL));
    expect(rest(synthWith(S3))).toEqual(local);
    expect(rest(synthWith(CLOUD))).toEqual(local);
  });

  it("an environment may have its own, and others read it there", () => {
    const dev = devInput();
    dev.state = { backend: "s3", bucket: "acme-dev-state", region: "eu-west-1" };
    const account = accountInput();
    account.attestations = { ...account.attestations, ...BACKEND_EXISTS };
    const json = network(synthPlatform(platformOf(account, dev)));
    expect(json.data?.terraform_remote_state?.foundation).toMatchObject({ config: { bucket: "acme-dev-state" } });
  });
});
