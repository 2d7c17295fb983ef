import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadPlatform } from "../../config/load";
import { ANSWERS, NewCompanies } from "../support/new-company";
import { ROOT } from "../support/platform";

const companies = new NewCompanies();
afterAll(() => companies.remove());

/** The blocks of the page with a file, in their order: the whole file, or what is added to the object in it. */
const BLOCKS = [
  ...readFileSync(join(ROOT, "docs/start.md"), "utf8").matchAll(/```ts\n\/\/ (config\/\S+?)(, in .*)?\n([\s\S]*?)```/g),
].map(([, file = "", part, code = ""]) => ({ file, isPart: part !== undefined, code }));

/** Writes a block as somebody would who follows the page, with the path to this repository. */
function write(project: string, { file, isPart, code }: (typeof BLOCKS)[number]): void {
  const path = join(companies.folder, project, file);
  mkdirSync(dirname(path), { recursive: true });
  const end = "\n});\n";
  const before = isPart ? readFileSync(path, "utf8") : "";
  if (isPart) expect(before.endsWith(end)).toBe(true);
  const text = isPart ? `${before.slice(0, -end.length)}\n${code}});\n` : code;
  const define = relative(dirname(path), join(ROOT, "config/define"));
  writeFileSync(path, text.replace('"../define"', JSON.stringify(define)));
}

/** Names of the environments of a project, each with its domains. */
const environments = (project: string) =>
  Object.fromEntries(
    loadPlatform(join(companies.folder, project)).platform.environments.map(({ name, domains }) => [
      name,
      Object.keys(domains).sort(),
    ]),
  );

/** After which environment's block, and what is there then. */
const STEPS = [
  { step: "one environment", has: { dev: ["sales"] } },
  { step: "a second environment", has: { dev: ["sales"], prod: ["sales"] } },
  { step: "a second domain", has: { dev: ["sales"], prod: ["finance", "sales"] } },
  {
    step: "a third environment",
    has: { dev: ["sales"], prod: ["finance", "sales"], staging: ["finance", "sales"] },
  },
];

describe("docs/start.md", () => {
  const ends = BLOCKS.flatMap(({ file }, index) => (file.includes("/environments/") ? [index + 1] : []));

  it("has a step for every block of an environment", () => expect(ends).toHaveLength(STEPS.length - 1));

  it.each(STEPS.map((step, index) => ({ ...step, end: [0, ...ends][index] })))("gives $step", async ({ has, end }) => {
    const project = `contoso-${end}`;
    expect((await companies.run(project, ANSWERS)).exitCode).toBe(0);
    for (const block of BLOCKS.slice(0, end)) write(project, block);
    expect(environments(project)).toEqual(has);
  });
});
