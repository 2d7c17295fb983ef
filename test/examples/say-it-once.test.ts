import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { loadPlatform } from "../../config/load";
import { type Value, valuesOf } from "../../tools/config/provenance";
import { exampleNames } from "../../tools/init/example";
import { ROOT } from "../support/platform";

/** The shipped configuration, and every example. */
const PROJECTS = [".", ...exampleNames(ROOT)];

/** What each environment of a project says in its own file. */
function ownOf(project: string) {
  const resolved = loadPlatform(join(ROOT, project));
  return resolved.files.flatMap((of) =>
    of.kind === "account"
      ? []
      : [{ file: of.file, own: valuesOf(of, resolved, () => undefined).filter(({ at }) => at?.file === of.file) }],
  );
}

const said = ({ setting, value }: Value): string => `${setting}: ${JSON.stringify(value)}`;

/** Lines of a file between the call and its end, which are what the environment says. */
const linesOf = (project: string, file: string): number => {
  const lines = readFileSync(join(ROOT, project, file), "utf8")
    .trimEnd()
    .split("\n");
  return lines.length - 1 - lines.findIndex((line) => line.includes("export default defineEnvironment(")) - 1;
};

describe.each(PROJECTS)("environments of %s", (project) => {
  const environments = ownOf(project);

  it("repeat nothing that a part or a domain says already", () => {
    expect(environments.length).toBeGreaterThan(0);
    const repeated = environments.flatMap(({ file, own }) =>
      own.flatMap((one) => (isDeepStrictEqual(one.over[0]?.value, one.value) ? [`${file}: ${said(one)}`] : [])),
    );
    expect(repeated).toEqual([]);
  });

  it("say nothing that all of them say, which a part says once", () => {
    const [first, ...others] = environments;
    const common = new Set(first?.own.map(said));
    const all = others.map(({ own }) => new Set(own.map(said)));
    expect(others.length === 0 ? [] : [...common].filter((one) => all.every((of) => of.has(one)))).toEqual([]);
  });
});

describe("a new environment", () => {
  it.each([
    [".", "config/environments/dev.ts"],
    ["examples/topologies", "config/environments/public.ts"],
    ["examples/topologies", "config/environments/serverless.ts"],
    ["examples/topologies", "config/environments/managed.ts"],
  ])("is ten lines at most: %s/%s", (project, file) => {
    expect(linesOf(project, file)).toBeLessThanOrEqual(10);
  });

  it("is never more than a screen of differences, but where an example has one environment alone", () => {
    const several = PROJECTS.map((project) => ({ project, environments: ownOf(project) })).filter(
      ({ environments }) => environments.length > 1,
    );
    expect(several.map(({ project }) => project)).toEqual([".", "examples/topologies"]);
    for (const { project, environments } of several) {
      for (const { file } of environments) expect(linesOf(project, file), file).toBeLessThanOrEqual(50);
    }
  });
});
