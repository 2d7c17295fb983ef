import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "./facts";
import type { AwsTypeJson, DatabricksTypeJson, FactsFile, SchemaTypeJson } from "./file";
import { awsFacts, schemaFacts } from "./read";

/** A provider of whose types something is known beyond what the bindings say. */
export type ProviderWithFacts = "aws" | "databricks" | "tfe" | "time";

/** Where the facts of a provider come from. */
export function factsSource(provider: ProviderWithFacts): string {
  return files[provider]().source;
}

/** Facts of a resource type, or undefined where none were collected. */
export function factsOf(type: string): TypeFacts | undefined {
  const known = cache.get(type);
  if (known) return known;
  const facts = readFacts(type);
  if (facts) cache.set(type, facts);
  return facts;
}

/** Every resource type that has facts. */
export function typesWithFacts(provider: ProviderWithFacts): readonly string[] {
  const read = provider === "aws" ? Object.keys(files.awsRead().resources) : [];
  return [...Object.keys(files[provider]().resources), ...read];
}

const cache = new Map<string, TypeFacts>();

const files = {
  aws: once(() => readFile<AwsTypeJson>("aws.json")),
  awsRead: once(() => readFile<AwsTypeJson>("aws-read.json")),
  databricks: once(() => readFile<DatabricksTypeJson>("databricks.json")),
  tfe: once(() => readFile<SchemaTypeJson>("tfe.json")),
  time: once(() => readFile<SchemaTypeJson>("time.json")),
};

function readFacts(type: string): TypeFacts | undefined {
  if (type.startsWith("aws_")) {
    const json = files.aws().resources[type] ?? files.awsRead().resources[type];
    return json && awsFacts(type, json);
  }
  const [provider] = type.split("_", 1);
  if (provider !== "databricks" && provider !== "tfe" && provider !== "time") return undefined;
  const json = files[provider]().resources[type];
  return json && schemaFacts(type, json);
}

// Read, not imported: the compiler would infer a type of half a million characters.
function readFile<T>(name: string): FactsFile<T> {
  return JSON.parse(readFileSync(join(__dirname, name), "utf8")) as FactsFile<T>;
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
