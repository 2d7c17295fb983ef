import { readFileSync } from "node:fs";
import { join } from "node:path";

const ASSETS = join(__dirname, "../../assets");

/**
 * A file under `assets/` as Base64. Line ends are those of the repository, also where Git checked the file out
 * with Windows' own.
 * @param path relative to `assets/`
 */
export function assetBase64(path: string): string {
  const text = readFileSync(join(ASSETS, path), "utf8").replaceAll("\r\n", "\n");
  return Buffer.from(text, "utf8").toString("base64");
}
