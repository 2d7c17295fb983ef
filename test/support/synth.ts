import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import { App } from "cdktf";
import type { Construct } from "constructs";
import { TimeProvider } from "../../.gen/providers/time/provider";
import { addresses, type EmittedStack, readEmitted, type StackJson } from "../../emitted/stacks";
import { PlatformStack } from "../../stacks/base/platform-stack";

/** Synthesizes with `app.synth()` into a folder of its own, and reads what came out. */
export function synthApp(build: (app: App) => void): EmittedStack[] {
  const outdir = mkdtempSync(join(tmpdir(), "lakehouse-synth-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    return readEmitted(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

class ModuleStack extends PlatformStack<Record<string, never>> {
  constructor(app: App, build: (stack: Construct) => void) {
    super(app, "test", { layer: "network", state: { backend: "local", directory: "state" } });
    // cdktf refuses a resource without a provider; which level it needs is a test of the stacks.
    new AwsProvider(this, "aws", { region: "eu-west-1" });
    new DatabricksProvider(this, "databricks", { host: "https://example.cloud.databricks.com" });
    new TimeProvider(this, "time");
    build(this);
  }
}

/** The JSON of a stack that holds just what `build` makes: for tests of one module. */
export function synthModule(build: (stack: Construct) => void): StackJson {
  const [stack] = synthApp((app) => new ModuleStack(app, build));
  if (!stack) throw new Error("nothing was synthesized");
  return stack.json;
}

/** The arguments of one resource, by address: `resource(json, "aws_s3_bucket.zone-raw_bucket")`. */
export function resource(json: StackJson, address: string): Readonly<Record<string, unknown>> {
  const [type = "", id = ""] = address.split(/\.(.*)/s);
  const found = json.resource?.[type]?.[id];
  if (!found) throw new Error(`${address} is not there; there are: ${addresses(json).join(", ")}`);
  const { "//": _, ...rest } = found;
  return rest;
}
