import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORK_PACKAGES } from "./packages";
import { renamed } from "./rename";

/** What loads another package in compiled code and in its types. */
const LOADS = /(?:require\(|\bfrom )["']cdktf["']/g;

/**
 * Copies the bindings that the fork does not publish into the project, as packages of the fork's names: they are the
 * same generated code, over the fork's classes.
 */
export function copyVendored(root: string, folder: string): void {
  for (const [name, { name: fork, folder: place }] of Object.entries(FORK_PACKAGES)) {
    const installed = join(root, "node_modules", name);
    if (place === undefined || !existsSync(installed)) continue;
    const target = join(folder, place);
    cpSync(join(installed, "lib"), join(target, "lib"), { recursive: true });
    for (const entry of readdirSync(join(target, "lib"), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:js|d\.ts)$/.test(entry.name)) continue;
      const file = join(entry.parentPath ?? entry.path, entry.name);
      writeFileSync(file, readFileSync(file, "utf8").replace(LOADS, renamed));
    }
    const { version, license } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
      readonly version: string;
      readonly license: string;
    };
    writeFileSync(join(target, "package.json"), `${JSON.stringify({ name: fork, version, license }, null, 2)}\n`);
  }
}
