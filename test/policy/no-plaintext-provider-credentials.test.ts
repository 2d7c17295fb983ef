import { describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { noPlaintextProviderCredentials as rule } from "../../policy/rules/no-plaintext-provider-credentials";
import { stackOf } from "./support";

const found = (json: StackJson) => rule.check(stackOf(json)).map(({ address, message }) => `${address}: ${message}`);

describe(rule.id, () => {
  it("accepts providers, backends and remote states that sign in from the environment", () => {
    const json = {
      provider: { aws: [{ region: "eu-west-1" }], databricks: [{ client_secret: "${var.client_secret}" }] },
      terraform: { backend: { s3: { bucket: "b", key: "k" } } },
      data: { terraform_remote_state: { network: { backend: "s3", config: { bucket: "b", key: "k" } } } },
    };
    expect(found(json)).toEqual([]);
  });

  it("finds credentials written into a provider", () => {
    const provider = { aws: [{ alias: "logs", secret_key: "x" }], databricks: [{ client_secret: "x" }] };
    expect(found({ provider })).toEqual([
      "provider.aws.logs: secret_key is written out",
      "provider.databricks: client_secret is written out",
    ]);
  });

  it("finds any credentials of a backend or remote state, variables included", () => {
    expect(found({ terraform: { backend: { s3: { access_key: "${var.key}" } } } })).toEqual([
      "terraform.backend.s3: access_key is written out",
    ]);
    expect(found({ terraform: { cloud: { token: "x" } } })).toEqual(["terraform.cloud: token is written out"]);
    expect(found({ data: { terraform_remote_state: { network: { config: { token: "x" } } } } })).toEqual([
      "data.terraform_remote_state.network: token is written out",
    ]);
  });
});
