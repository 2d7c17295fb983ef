import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { Construct } from "constructs";
import { PlatformStack } from "../../stacks/base/platform-stack";
import { type EmittedStack, readEmitted, type StackJson } from "../../tools/synth/emitted";

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
  if (!found) throw new Error(`${address} is not there; there are: ${resourceList(json).join(", ")}`);
  const { "//": _, ...rest } = found;
  return rest;
}

/** Addresses of all resources, sorted. */
export function resourceList(json: StackJson): string[] {
  return Object.entries(json.resource ?? {})
    .flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`))
    .sort();
}
