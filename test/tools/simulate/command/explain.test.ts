import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explain, formatExplained } from "../../../../tools/simulate/command/explain";
import type { PreparedStack } from "../../../../tools/simulate/command/simulation-folder";
import { refusalDiagnostic } from "../../../../tools/simulate/semantics/refusal";

const STACK: PreparedStack = {
  name: "dev-unity-catalog",
  dependsOn: [],
  folder: "",
  protectedBuckets: [],
  standIns: [],
  reads: {},
  json: {
    "//": {
      metadata: { stackName: "dev-unity-catalog", backend: "local", layer: "unity-catalog", environment: "dev" },
    },
    resource: {
      aws_s3_bucket: {
        "zone-raw": {
          "//": { metadata: { path: "dev-unity-catalog/zone-raw/bucket", uniqueId: "zone-raw", setting: "zones.raw" } },
        },
      },
    },
  },
};

const REFUSAL = {
  rule: "name-taken",
  summary: "BucketAlreadyExists",
  detail: "aws_s3_bucket acme-raw exists already",
  fix: "choose another name",
};

beforeEach(() => {
  vi.stubEnv("TERRAFORM_BINARY_NAME", "terraform");
});
afterEach(() => vi.unstubAllEnvs());

describe("an error of a simulation", () => {
  it("names the file as the user can open it", () => {
    const refused = { ...refusalDiagnostic(REFUSAL), address: "aws_s3_bucket.zone-raw" };
    const config = explain(STACK, refused).config;
    expect(explain(STACK, refused, (file) => `examples/exchange/${file}`).config).toBe(`examples/exchange/${config}`);
  });

  it("says stack, resource, construct, setting, what was refused, why, and what to do", () => {
    const error = explain(STACK, { ...refusalDiagnostic(REFUSAL), address: "aws_s3_bucket.zone-raw" });
    expect(formatExplained(error)).toBe(
      [
        "dev-unity-catalog: BucketAlreadyExists",
        "  resource  aws_s3_bucket.zone-raw",
        "  construct dev-unity-catalog/zone-raw/bucket",
        "  config    config/environments/dev.ts: zones.raw",
        "  why       aws_s3_bucket acme-raw exists already",
        "  fix       choose another name",
        "  rule      name-taken",
      ].join("\n"),
    );
  });

  it("of an object that is in the state already says how to keep it, and never to import it", () => {
    const address = "aws_s3_bucket.zone-raw";
    expect(explain(STACK, { ...refusalDiagnostic(REFUSAL), address, isTainted: true })).toMatchObject({
      fix: expect.stringMatching(/^it was made, although an error came back/),
      import: undefined,
      untaint: `terraform untaint '${address}'`,
    });
    expect(explain(STACK, { ...refusalDiagnostic(REFUSAL), address, importId: "acme-raw" })).toMatchObject({
      fix: "choose another name",
      import: `terraform import '${address}' 'acme-raw'`,
      untaint: undefined,
    });
  });

  it("names the commands of the program that runs", () => {
    vi.stubEnv("TERRAFORM_BINARY_NAME", "/opt/opentofu/tofu");
    const address = "aws_s3_bucket.zone-raw";
    const { untaint } = explain(STACK, { ...refusalDiagnostic(REFUSAL), address, isTainted: true });
    expect(untaint).toBe(`tofu untaint '${address}'`);
    const { import: command } = explain(STACK, { ...refusalDiagnostic(REFUSAL), address, importId: "acme-raw" });
    expect(command).toBe(`tofu import '${address}' 'acme-raw'`);
  });

  it.each([
    ["tofu apply failed", "", ""],
    ["execution halted", "", "Terraform was interrupted"],
    ["terraform apply failed", "", ""],
    ["Plugin did not respond", "The plugin encountered an error", "The provider died before it answered"],
  ])("says what to do where Terraform does not: %s", (summary, detail, why) => {
    const error = explain(STACK, { severity: "error", summary, detail });
    expect(error).toMatchObject({ why, fix: "run the command again: what was made is in the state" });
  });

  it("leaves out what is not known, and keeps the lines of a long reason together", () => {
    const error = explain(STACK, { severity: "error", summary: "Cycle", detail: "a\nb" });
    expect(formatExplained(error)).toBe("dev-unity-catalog: Cycle\n  why       a\n            b");
  });
});
