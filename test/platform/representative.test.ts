import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/platform";
import { representativeStacks } from "../support/representative";

/** Provider classes that the code imports, as resource types; `data.` before those of data sources. */
function importedTypes(): string[] {
  const files = ["modules", "stacks"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(ROOT, folder, file)),
  );
  const classes = /"@cdktf\/provider-aws\/lib\/(data-aws-)?([a-z0-9-]+)"/g;
  return files
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(classes)])
    .filter(([, , folder]) => folder !== "provider")
    .map(([, data, folder = ""]) => `${data === undefined ? "" : "data."}aws_${folder.replaceAll("-", "_")}`);
}

describe("the representative configurations", () => {
  it("emit every AWS resource and data source that a module can make", () => {
    const emitted = new Set(
      representativeStacks().flatMap(({ json }) => [
        ...Object.keys(json.resource ?? {}),
        ...Object.keys(json.data ?? {}).map((type) => `data.${type}`),
      ]),
    );
    const imported = importedTypes();
    expect(imported.length).toBeGreaterThan(60);
    expect(
      [...new Set(imported.filter((type) => !emitted.has(type)))],
      "No configuration in test/support/representative.ts emits these: add one that does, so that the checks of deploy roles and of policies see them",
    ).toEqual([]);
  });
});
