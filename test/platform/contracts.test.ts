import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedStacks } from "../support/shipped";

/** Layer → the names of its outputs. Public: other Terraform code may read them. */
const CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  account: ["group_ids", "metastore_ids", "service_principal_application_ids", "service_principal_ids"],
  foundation: ["kms_key_arns", "log_bucket_arn", "log_bucket_name"],
  network: [
    "databricks_endpoint_ids",
    "isolation",
    "nat_gateway_ids",
    "s3_endpoint_id",
    "vpc_id",
    "workspace_security_group_ids",
    "workspace_subnet_ids",
  ],
  workspace: ["budget_policy_ids", "root_bucket_names", "workspace_ids", "workspace_urls"],
  settings: ["bootstrap_warehouse_id", "cluster_policy_ids"],
  "unity-catalog": ["catalog_names", "external_location_names", "schema_names", "zone_bucket_names"],
  ingestion: ["job_ids", "pipeline_ids"],
  serving: ["dashboard_ids", "warehouse_connections", "warehouse_ids"],
  operations: ["alarm_topic_arn"],
};

/** Layers that hold nothing but what kinds contribute. */
const OF_KINDS: ReadonlySet<string> = new Set(["ingestion", "serving"]);

const layerOf = (stack: string) =>
  Object.keys(CONTRACTS).find(
    (layer) => stack === layer || new RegExp(`^(dev|staging|prod)-${layer}(-|$)`).test(stack),
  ) ?? "";

describe("contracts between stacks", () => {
  it("are the public list, in every environment: renaming an output breaks whoever reads it", () => {
    for (const stack of shippedStacks()) {
      expect(Object.keys(stack.json.output ?? {}).sort(), stack.name).toEqual(CONTRACTS[layerOf(stack.name)]);
    }
  });

  it("are typed: every stack file, or the outputs file of its folder, exports an interface with these names", () => {
    for (const [layer, names] of Object.entries(CONTRACTS)) {
      const stacks = join(__dirname, "../../stacks");
      // What kinds alone make is as its page says.
      if (OF_KINDS.has(layer)) {
        const page = readFileSync(join(__dirname, `../../docs/${layer}.md`), "utf8");
        const [, said = ""] = /^Outputs: (.+?)\.?$/m.exec(page) ?? [];
        for (const name of names) expect(said, layer).toContain(`\`${name}\``);
        continue;
      }
      const ofFolder = join(stacks, layer, "outputs.ts");
      const source = readFileSync(existsSync(ofFolder) ? ofFolder : join(stacks, `${layer}.ts`), "utf8");
      const body = /export interface \w+Outputs \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? "";
      expect([...body.matchAll(/readonly (\w+):/g)].map((match) => match[1]).sort(), layer).toEqual(names);
    }
  });

  it("are read only where the producer publishes them, key by key, and only after a declared dependency", () => {
    const byName = new Map(shippedStacks().map((stack) => [stack.name, stack]));
    for (const stack of shippedStacks()) {
      const text = JSON.stringify({ ...stack.json, "//": undefined });
      for (const [, short = "", output = "", key] of text.matchAll(
        /\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)(?:\[\\"([^"\\]+)\\"\])?/g,
      )) {
        const environment = stack.name.split("-")[0];
        const producer = byName.get(short) ?? byName.get(`${environment}-${short}`);
        expect(producer, `${stack.name} reads ${short}`).toBeDefined();
        expect(stack.dependsOn, `${stack.name} depends on ${producer?.name}`).toContain(producer?.name);
        const value = producer?.json.output?.[output]?.value;
        expect(value, `${stack.name} reads ${short}.${output}`).toBeDefined();
        if (key !== undefined)
          expect(Object.keys(value as object), `${stack.name} reads ${short}.${output}`).toContain(key);
      }
    }
  });

  it("are the only outputs: nothing is passed under a name that cdktf made up", () => {
    for (const stack of shippedStacks()) {
      expect(JSON.stringify(stack.json), stack.name).not.toContain("cross-stack-");
    }
  });
});
