import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What of the project takes part in a synthesis. */
const SOURCES = [
  "main.ts",
  "package.json",
  "config",
  "modules",
  "stacks",
  "emitted",
  "policy",
  "tools",
  "assets",
  "bench",
  ".gen",
];
const NAMED_IMPORT =
  /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(@cdktf\/provider-[a-z]+)\/lib\/([a-z0-9-]+)(?:\/index)?";/g;

/**
 * Writes a copy of the project as it would be in the set-up that `cdktf init` makes: the template's
 * compiler options, and provider classes imported from the package index.
 * @param root the project
 * @param copy folder to make
 */
export function writeDefaultSetup(root: string, copy: string): void {
  for (const source of SOURCES.filter((source) => existsSync(join(root, source))))
    cpSync(join(root, source), join(copy, source), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const text = readFileSync(file, "utf8");
    const changed = importFromIndex(text, (provider) => namespaces(root, provider));
    if (changed !== text) writeFileSync(file, changed);
  }
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(compilerOptions(root), null, 2));
}

/** `import { Vpc } from "…/lib/vpc"` → `import { vpc as $aws_vpc } from "…"; import Vpc = $aws_vpc.Vpc;` */
export function importFromIndex(text: string, namespacesOf: (provider: string) => ReadonlyMap<string, string>): string {
  return text.replace(NAMED_IMPORT, (_, names: string, provider: string, folder: string) => {
    const namespace = namespacesOf(provider).get(folder);
    if (namespace === undefined) throw new Error(`${provider} has no ${folder}`);
    // Both packages have a `provider`.
    const alias = `$${provider.split("-").at(-1)}_${namespace}`;
    const aliases = names
      .split(",")
      .map((name) => name.trim().replace(/^type\s+/, ""))
      .filter((name) => name !== "")
      .map((name) => name.split(/\s+as\s+/))
      .map(([exported, local]) => `import ${local ?? exported} = ${alias}.${exported};`);
    return [`import { ${namespace} as ${alias} } from "${provider}";`, ...aliases].join(" ");
  });
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** Folder → name under which the package index exports it. */
function namespaces(root: string, provider: string): ReadonlyMap<string, string> {
  const cached = known.get(provider);
  if (cached) return cached;
  const index = readFileSync(join(root, "node_modules", provider, "lib/index.d.ts"), "utf8");
  const read = new Map(
    [...index.matchAll(/export \* as (\w+) from '\.\/([^']+)'/g)].map(([, name = "", folder = ""]) => [folder, name]),
  );
  known.set(provider, read);
  return read;
}

/** The template's options, with what these sources need to be accepted. */
function compilerOptions(root: string) {
  const template = join(root, "node_modules/@cdktf/cli-core/templates/typescript/tsconfig.json");
  const config = JSON.parse(readFileSync(template, "utf8")) as { compilerOptions: Record<string, unknown> };
  return {
    ...config,
    compilerOptions: { ...config.compilerOptions, target: "es2022", lib: ["es2023"], esModuleInterop: true },
  };
}
