import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Attribute, Block } from "../../../../tools/simulate/schema/model";
import { PACKAGES, type ProviderName } from "../../../../tools/simulate/schema/packages";
import { allTypes, providerSchema } from "../../../../tools/simulate/schema/provider-schema";
import type { Type } from "../../../../tools/simulate/schema/type";
import { Clock } from "../../../../tools/simulate/semantics/clock";
import { createHandler } from "../../../../tools/simulate/semantics/handler";
import { reattachEnvironment } from "../../../../tools/simulate/wire/attach";
import { type RunningProvider, startProvider } from "../../../../tools/simulate/wire/server";
import { EchoCloud } from "../support/echo-cloud";
import { Folder, withoutTerraform } from "../support/terraform";

const NAMES = ["aws", "databricks", "time"] as const;

/** What `terraform providers schema -json` prints, as far as it is compared. */
interface SchemaJson {
  readonly block: BlockJson;
}

interface BlockJson {
  readonly attributes?: Readonly<Record<string, AttributeJson>>;
  readonly block_types?: Readonly<Record<string, NestedJson>>;
}

interface NestedJson {
  readonly nesting_mode: string;
  readonly block: BlockJson;
  readonly min_items?: number;
  readonly max_items?: number;
}

interface AttributeJson {
  readonly type?: Type;
  readonly nested_type?: {
    readonly nesting_mode: string;
    readonly attributes?: Readonly<Record<string, AttributeJson>>;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

interface ProviderJson {
  readonly provider: SchemaJson;
  readonly resource_schemas?: Readonly<Record<string, SchemaJson>>;
  readonly data_source_schemas?: Readonly<Record<string, SchemaJson>>;
}

/** A schema as lines of text, one per attribute or block. */
function linesOfBlock(block: Block, prefix: string): string[] {
  return [
    ...linesOfAttributes(block.attributes.values(), prefix),
    ...[...block.blocks.values()].flatMap((nested) => [
      `${prefix}.${nested.name} block ${nested.nesting} ${nested.minItems} ${nested.maxItems}`,
      ...linesOfBlock(nested.block, `${prefix}.${nested.name}`),
    ]),
  ];
}

function linesOfAttributes(attributes: Iterable<Attribute>, prefix: string): string[] {
  return [...attributes].flatMap((attribute) => {
    const { name, type, nested, required, optional, computed, sensitive, writeOnly } = attribute;
    const flags = [required, optional, computed, sensitive, writeOnly].map(Number).join("");
    if (!nested) return [`${prefix}.${name} ${flags} ${canonical(type)}`];
    const inner = linesOfAttributes(nested.attributes.values(), `${prefix}.${name}`);
    return [`${prefix}.${name} ${flags} {${nested.nesting}}`, ...inner];
  });
}

function linesOfJson(block: BlockJson, prefix: string): string[] {
  return [
    ...linesOfJsonAttributes(block.attributes ?? {}, prefix),
    ...Object.entries(block.block_types ?? {}).flatMap(([name, nested]) => [
      `${prefix}.${name} block ${nested.nesting_mode} ${nested.min_items ?? 0} ${nested.max_items ?? 0}`,
      ...linesOfJson(nested.block, `${prefix}.${name}`),
    ]),
  ];
}

function linesOfJsonAttributes(attributes: Readonly<Record<string, AttributeJson>>, prefix: string): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const { type, nested_type, required, optional, computed, sensitive, write_only } = attribute;
    const flags = [required, optional, computed, sensitive, write_only].map((flag) => (flag ? 1 : 0)).join("");
    if (!nested_type) return [`${prefix}.${name} ${flags} ${canonical(type ?? "dynamic")}`];
    const inner = linesOfJsonAttributes(nested_type.attributes ?? {}, `${prefix}.${name}`);
    return [`${prefix}.${name} ${flags} {${nested_type.nesting_mode}}`, ...inner];
  });
}

function canonical(type: Type): string {
  return JSON.stringify(type, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

describe.skipIf(withoutTerraform)("every type of every package", () => {
  const schemas = Object.fromEntries(
    NAMES.map((name) => [name, providerSchema(PACKAGES[name], allTypes(PACKAGES[name]))]),
  ) as Record<ProviderName, ReturnType<typeof providerSchema>>;
  const running: RunningProvider[] = [];
  let folder: Folder;

  beforeAll(async () => {
    for (const name of NAMES) {
      const handler = createHandler({
        provider: name,
        schema: schemas[name],
        cloud: new EchoCloud(),
        clock: new Clock(),
      });
      running.push(await startProvider(PACKAGES[name], handler));
    }
    folder = new Folder(reattachEnvironment(running));
    folder.write("all", {
      terraform: {
        required_providers: {
          aws: { source: "hashicorp/aws" },
          databricks: { source: "databricks/databricks" },
          time: { source: "hashicorp/time" },
        },
      },
      provider: { aws: [{ region: "eu-west-1" }], databricks: [{}], time: [{}] },
    });
    await folder.must("all", "init");
  });

  afterAll(async () => {
    await Promise.all(running.map((provider) => provider.stop()));
    folder.remove();
  });

  it("has a schema that Terraform accepts", async () => {
    expect(schemas.aws.resources.size).toBeGreaterThan(1500);
    expect(schemas.databricks.resources.size).toBeGreaterThan(130);
    expect(schemas.time.resources.size).toBe(4);
    expect(await folder.must("all", "validate")).toContain("The configuration is valid");
  });

  it("reaches Terraform as it was recovered", async () => {
    const output = await folder.must("all", "providers", "schema", "-json");
    const printed = (JSON.parse(output) as { provider_schemas: Record<string, ProviderJson> }).provider_schemas;
    for (const name of NAMES) {
      const json =
        printed[`registry.terraform.io/${PACKAGES[name].source}`] ??
        printed[`registry.opentofu.org/${PACKAGES[name].source}`];
      const { provider, resources, dataSources } = schemas[name];
      const ours = [
        ...linesOfBlock(provider, "provider"),
        ...[...resources].flatMap(([type, block]) => linesOfBlock(block, type)),
        ...[...dataSources].flatMap(([type, block]) => linesOfBlock(block, `data.${type}`)),
      ];
      const theirs = [
        ...linesOfJson(json?.provider.block ?? {}, "provider"),
        ...Object.entries(json?.resource_schemas ?? {}).flatMap(([type, { block }]) => linesOfJson(block, type)),
        ...Object.entries(json?.data_source_schemas ?? {}).flatMap(([type, { block }]) =>
          linesOfJson(block, `data.${type}`),
        ),
      ];
      const known = new Set(ours);
      expect(theirs.filter((line) => !known.has(line))).toEqual([]);
      expect(theirs.length).toBe(ours.length);
    }
  });
});
