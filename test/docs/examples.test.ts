import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { inputsProblems } from "../config/problems";
import { BASES } from "../support/fuzz/bases";
import { ROOT } from "../support/platform";

type Settings = Readonly<Record<string, unknown>>;

const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

/** Examples of settings on pages; whole files and parts of domains are tried elsewhere. */
const EXAMPLES = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code = ""]) => code)
    .filter((code) => !code.includes("import ") && !code.startsWith("// config/domains/"))
    .map((code, index) => [`${page}, example ${index + 1}`, code] as const),
);

/** What an example needs around it that no base has: programs, other environments, and that somebody has looked. */
const ELSEWHERE: Readonly<Record<string, readonly RegExp[]>> = {
  "docs/workloads/job.md, example 1": [/is no folder of the project$/, /"orders-gold" is not a workload/],
  "docs/workloads/experiment.md, example 1": [/^the schema sales\.gold has no volume runs$/],
  "docs/workloads/pipeline.md, example 1": [/is no folder of the project$/],
  "docs/sources/database.md, example 1": [
    /"pipelines" is not a cluster policy/,
    /"shop-db" is not a connection/,
    /^source orders writes sales\.bronze\.orders too$/,
  ],
  "docs/devops.md, example 1": [
    /^there is no environment (staging|prod)$/,
    /^builds of the pipeline keep nothing/,
    /codepipeline-secret/,
  ],
  "docs/disaster-recovery.md, example 1": [/^there is no environment standby$/, /multi-region-keys-are-new/],
};

const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merged(base: unknown, more: unknown): unknown {
  if (!isSettings(base) || !isSettings(more)) return more;
  const inside = Object.entries(more).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...Object.fromEntries(inside) };
}

/** What is wrong with a configuration that takes an example over; texts that a page shortens with … are not looked at. */
function wrongIn(base: readonly unknown[], example: Settings): string[] {
  const of = (schema: { readonly shape: object }) =>
    Object.fromEntries(Object.entries(example).filter(([key]) => Object.hasOwn(schema.shape, key)));
  const inEnvironment = of(environmentSchema);
  const inAccount = Object.fromEntries(
    Object.entries(of(accountSchema)).filter(([key]) => !Object.hasOwn(inEnvironment, key)),
  );
  expect(Object.keys({ ...inAccount, ...inEnvironment }).sort()).toEqual(Object.keys(example).sort());
  const inputs = [merged(base[0], inAccount), merged(base.at(-1), inEnvironment)];
  const at = (path: string): unknown =>
    path.split(".").reduce<unknown>((holder, key) => Object(holder ?? {})[key], example);
  return inputsProblems(inputs)
    .filter(({ severity, path }) => severity === "error" && !String(at(path)).includes("…"))
    .map(({ path, message }) => `${path}: ${message}`);
}

describe("examples of settings on pages", () => {
  it("are there", () => expect(EXAMPLES.length).toBeGreaterThan(10));

  it.each(EXAMPLES)("can be taken over: %s", (name, code) => {
    const example = new Function(`return ({${code}})`)() as Settings;
    const apart = ELSEWHERE[name] ?? [];
    let first: string[] | undefined;
    for (const base of BASES.values()) {
      const wrong = wrongIn(base, example).filter((line) => !apart.some((one) => one.test(line.replace(/^\S+: /, ""))));
      if (wrong.length === 0) return;
      first ??= wrong;
    }
    expect(first, "No base of test/support/fuzz/bases.ts takes it").toEqual([]);
  });
});
