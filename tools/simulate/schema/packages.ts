import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Protocol } from "./recover";

export type ProviderName = "aws" | "databricks" | "tfe" | "time";

/** One provider and the bindings that describe it. */
export interface ProviderPackage {
  readonly name: ProviderName;
  /** As `required_providers` names it, without the registry. */
  readonly source: string;
  /** The protocol that the real provider speaks. */
  readonly protocol: Protocol;
  /** The folder that holds one folder of bindings per type. */
  readonly bindings: string;
}

function installed(name: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), "lib");
}

export const PACKAGES: Readonly<Record<ProviderName, ProviderPackage>> = {
  aws: {
    name: "aws",
    source: "hashicorp/aws",
    protocol: 5,
    bindings: installed("@cdktf/provider-aws"),
  },
  databricks: {
    name: "databricks",
    source: "databricks/databricks",
    protocol: 6,
    bindings: installed("@cdktf/provider-databricks"),
  },
  tfe: {
    name: "tfe",
    source: "hashicorp/tfe",
    protocol: 6,
    bindings: installed("@cdktf/provider-tfe"),
  },
  time: {
    name: "time",
    source: "hashicorp/time",
    protocol: 5,
    bindings: join(__dirname, "../../../.gen/providers/time"),
  },
};

export type TypeKind = "resource" | "data";

/** The folder with the bindings of a type, or undefined where the package has no such type. */
export function folderOf(provider: ProviderPackage, kind: TypeKind, type: string): string | undefined {
  const guess = join(provider.bindings, kebab(kind === "data" ? `data-${type}` : type.slice(provider.name.length + 1)));
  if (declaredType(guess) === type) return guess;
  return folderIndex(provider, kind).get(type);
}

/** Every type of a package → folder. Reads the whole package: a fraction of a second. */
export function folderIndex(provider: ProviderPackage, kind: TypeKind): ReadonlyMap<string, string> {
  const key = `${provider.name} ${kind}`;
  const known = indexes.get(key);
  if (known) return known;
  const index = new Map<string, string>();
  for (const entry of readdirSync(provider.bindings)) {
    if (entry === "provider" || entry.startsWith(`data-${provider.name}-`) !== (kind === "data")) continue;
    const folder = join(provider.bindings, entry);
    const type = declaredType(folder);
    if (type !== undefined) index.set(type, folder);
  }
  indexes.set(key, index);
  return index;
}

const indexes = new Map<string, ReadonlyMap<string, string>>();

function kebab(type: string): string {
  return type.replaceAll("_", "-");
}

/** The type that a folder is for; the declaration file is a quarter of the size of the code. */
function declaredType(folder: string): string | undefined {
  const file = ["index.d.ts", "index.ts"].map((name) => join(folder, name)).find((path) => existsSync(path));
  return file && /static readonly tfResourceType = "(\w+)"/.exec(readFileSync(file, "utf8"))?.[1];
}
