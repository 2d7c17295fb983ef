import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "./facts";
import type { AwsTypeJson, DatabricksTypeJson, FactsFile } from "./file";
import { awsFacts, databricksFacts } from "./read";

/** Where the facts of a provider come from. */
export function factsSource(provider: "aws" | "databricks"): string {
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
export function typesWithFacts(provider: "aws" | "databricks"): readonly string[] {
  const read = provider === "aws" ? Object.keys(files.awsRead().resources) : [];
  return [...Object.keys(files[provider]().resources), ...read];
}

const cache = new Map<string, TypeFacts>();

const files = {
  aws: once(() => readFile<AwsTypeJson>("aws.json")),
  awsRead: once(() => readFile<AwsTypeJson>("aws-read.json")),
  databricks: once(() => readFile<DatabricksTypeJson>("databricks.json")),
};

function readFacts(type: string): TypeFacts | undefined {
  if (type.startsWith("aws_")) {
    const json = files.aws().resources[type] ?? files.awsRead().resources[type];
    return json && awsFacts(type, json);
  }
  const json = type.startsWith("databricks_") ? files.databricks().resources[type] : undefined;
  return json && databricksFacts(type, json);
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
