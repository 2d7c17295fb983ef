import { describe, expect, it } from "vitest";
import { parseRecord, recordText } from "../../../config/record/file";
import { isThing, isUse, placeOf, type RecordLine } from "../../../config/record/line";
import type { EmittedStack, ResourceJson } from "../../../emitted/stacks";
import { compare, type Now } from "../../../tools/record/compare";
import { fixedValues, isFixed } from "../../../tools/record/fixed";
import { isRecorded, lostWith } from "../../../tools/record/lost";
import { presentIn } from "../../../tools/record/of-stacks";
import { recordProblems } from "../../../tools/record/problems";
import { updated } from "../../../tools/record/update";
import { HOLDS_DATA } from "../../../tools/review/weights/data";
import { IDENTITIES } from "../../../tools/review/weights/identities";
import { factsOf, typesWithFacts } from "../../../tools/simulate/facts";
import { NOTHING_SAID } from "../../support/records";

/** A stack of prod with one resource of a type, for `zones.raw`, and a policy beside it. */
function stackWith(type: string, args: object = {}, key = "zones.raw", more: object = {}): EmittedStack {
  const metadata = (id: string) => ({ metadata: { path: `prod-unity-catalog/${id}`, uniqueId: id, setting: key } });
  const resource: Record<string, Record<string, ResourceJson>> = {
    [type]: { thing: { ...args, "//": metadata("thing") } as ResourceJson },
    aws_s3_bucket_policy: { beside: { "//": metadata("beside") } as ResourceJson },
  };
  const own = { stackName: "prod-unity-catalog", backend: "local", environment: "prod", layer: "unity-catalog" };
  return { name: "prod-unity-catalog", dependsOn: [], bytes: 1, json: { "//": { metadata: own }, resource, ...more } };
}

const now = (stacks: readonly EmittedStack[], more: Partial<Now> = {}): Now => ({
  ...NOTHING_SAID,
  present: presentIn(stacks),
  stacks,
  ...more,
});

const firstRecord = (stack: EmittedStack): readonly RecordLine[] => updated([], now([stack]));
const retired = (keep: boolean, setting = "zones.raw") => [
  { setting, path: "retired.zones.raw", keep, reason: "The zone is empty." },
];
const errors = (lines: readonly RecordLine[], state: Now) =>
  recordProblems("config/environments/prod.ts", "prod", compare(lines, state)).filter((p) => p.severity === "error");

const RECORDED = [...new Set([...Object.keys(HOLDS_DATA), ...Object.keys(IDENTITIES)])].filter(
  (type) => type !== "aws_iam_role",
);

describe("every type that holds data or cannot come back", () => {
  it.each(RECORDED)("%s: refused when its key goes, with what is lost and the word", (type) => {
    const lines = firstRecord(stackWith(type));
    expect(lines.filter(isThing).map(({ at }) => at)).toEqual([`prod-unity-catalog: ${type}.thing`]);
    const [problem, ...others] = errors(lines, now([]));
    expect(others).toEqual([]);
    expect(problem?.path).toBe("zones.raw");
    expect(problem?.message).toContain(`${type}.thing is destroyed (${lostWith(type)})`);
    expect(problem?.fix).toContain('retired: { zones: { raw: { reason: "…", keep: true } } }');
  });

  it.each(RECORDED)("%s: refused when its address changes, quiet when the stack moves it", (type) => {
    const lines = firstRecord(stackWith(type));
    const other = stackWith(type, {}, "zones.raw");
    const { thing } = other.json.resource?.[type] ?? {};
    const renamed = { ...other, json: { ...other.json, resource: { [type]: { other: thing as ResourceJson } } } };
    expect(errors(lines, now([renamed]))).toHaveLength(1);
    const moved = [
      { from: `${type}.thing`, to: `${type}.between` },
      { from: `${type}.between`, to: `${type}.other` },
    ];
    const told = { ...renamed, json: { ...renamed.json, moved } };
    expect(errors(lines, now([told]))).toEqual([]);
    const next = updated(lines, now([told]));
    expect(next.filter(isThing).map(({ at }) => at)).toEqual([`prod-unity-catalog: ${type}.other`]);
  });

  it("has a sentence for each, and nothing else is recorded but what a protected environment keeps", () => {
    for (const type of RECORDED) expect(lostWith(type), type).not.toBe("it does not come back");
    expect(isRecorded("aws_s3_bucket_policy", {})).toBe(false);
    expect(isRecorded("aws_iam_role", {})).toBe(false);
    expect(isRecorded("aws_vpc", { lifecycle: { prevent_destroy: true } })).toBe(true);
    expect(isRecorded("aws_vpc", { lifecycle: [{ prevent_destroy: true }] })).toBe(true);
    expect(isRecorded("aws_vpc", { lifecycle: { prevent_destroy: false } })).toBe(false);
  });
});

/** Every argument of a recorded type that is fixed for good, with a value of its type. */
const FIXED = RECORDED.flatMap((type) => {
  const facts = factsOf(type);
  return [...(facts?.attributes ?? [])]
    .filter(([path]) => facts !== undefined && isFixed(facts, path))
    .map(([path]) => [type, path] as const);
});

/** `a.b` → `{ a: { b: value } }` */
const nested = (path: string, value: unknown): object =>
  path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;

describe("every value that is fixed for good", () => {
  it("is known of most types", () => {
    expect(FIXED.length).toBeGreaterThan(150);
    expect(FIXED).toContainEqual(["aws_s3_bucket", "bucket"]);
    expect(FIXED).toContainEqual(["databricks_catalog", "storage_root"]);
    expect(FIXED).toContainEqual(["databricks_catalog", "name"]);
    expect(typesWithFacts("databricks").length).toBeGreaterThan(50);
  });

  it.each(FIXED)(
    "%s.%s: another value is refused, with both; the same, a reference or an acknowledged one is not",
    (type, path) => {
      const lines = firstRecord(stackWith(type, nested(path, "before")));
      expect(lines.find(isThing)?.fixed).toEqual({ [path]: "before" });
      const state = (value: unknown, more: Partial<Now> = {}) => now([stackWith(type, nested(path, value))], more);
      expect(errors(lines, state("before"))).toEqual([]);
      const [problem] = errors(lines, state("after"));
      expect(problem?.message).toContain(
        `${path} of ${type}.thing is fixed for good: it was "before" and would be "after"`,
      );
      expect(problem?.fix).toContain('acknowledged: { "zones.raw": { reason: "…" } }');
      const accepted = state("after", { acknowledged: ["zones.raw"] });
      expect(errors(lines, accepted)).toEqual([]);
      expect(updated(lines, accepted).find(isThing)?.fixed).toEqual({ [path]: "after" });
      // Refused, the record stays as it was.
      expect(fixedValues(type, nested(path, "$" + "{aws_kms_key.key.arn}") as ResourceJson)).toEqual({});
    },
  );
});

describe("a retired key", () => {
  const lines = firstRecord(stackWith("aws_s3_bucket", { bucket: "acme-prod-raw" }));

  it.each([
    [true, "kept"],
    [false, "destroyed"],
  ] as const)("keep: %s is no error, and marked as %s; the line stays for good", (keep, mark) => {
    const state = now([], { retired: retired(keep) });
    expect(errors(lines, state)).toEqual([]);
    const next = updated(lines, state);
    expect(next).toHaveLength(lines.length);
    expect(next.map((line) => !isUse(line) && line.retired)).toEqual([mark, mark]);
    // Without the word afterwards, nothing is refused and nothing forgotten.
    expect(errors(next, now([]))).toEqual([]);
    expect(updated(next, now([]))).toEqual(next);
  });

  it("is warned of when it is made again", () => {
    const next = updated(lines, now([], { retired: retired(true) }));
    const again = compare(next, now([stackWith("aws_s3_bucket", { bucket: "acme-prod-raw" })]));
    expect(recordProblems("f", "prod", again).map(({ path, severity }) => [path, severity])).toEqual([
      ["zones.raw", "warning"],
    ]);
  });

  it("covers what is below it, and a word that nothing is behind is warned of", () => {
    const below = firstRecord(stackWith("databricks_schema", {}, "catalogs.sales.schemas.silver"));
    expect(errors(below, now([], { retired: retired(true, "catalogs.sales") }))).toEqual([]);
    expect(errors(below, now([], { retired: retired(true, "catalogs.sal") }))).toHaveLength(1);
    const idle = compare(below, now([], { retired: retired(true, "catalogs.sal") })).idle;
    expect(idle.map(({ setting }) => setting)).toEqual(["catalogs.sal"]);
  });

  it("below an entry is retired under settings", () => {
    const below = firstRecord(stackWith("databricks_schema", {}, "catalogs.sales.schemas.silver"));
    expect(errors(below, now([]))[0]?.fix).toContain(
      'retired: { settings: { "catalogs.sales.schemas.silver": { reason: "…", keep: true } } }',
    );
  });
});

describe("a record as a file", () => {
  const lines = firstRecord(stackWith("aws_s3_bucket", { bucket: "acme-prod-raw" }));

  it("is sorted, one line each, and read back as it was", () => {
    const text = recordText([...lines].reverse());
    expect(text).toBe(
      '{"key":"zones.raw","at":"prod-unity-catalog: aws_s3_bucket.thing","fixed":{"bucket":"acme-prod-raw"}}\n' +
        '{"key":"zones.raw","stack":"prod-unity-catalog","with":["aws_s3_bucket_policy.beside"]}\n',
    );
    expect(parseRecord("prod", text)).toEqual({ name: "prod", lines, problems: [] });
    expect(parseRecord("prod", text.replaceAll("\n", "\r\n")).lines).toEqual(lines);
  });

  it("takes the lines of two branches, whose merge leaves both", () => {
    const [thing, beside] = recordText(lines).trim().split("\n");
    const other = beside?.replace("policy.beside", "policy.other") ?? "";
    const merged = parseRecord("prod", [beside, thing, other, thing].join("\n"));
    expect(merged.problems).toEqual([]);
    expect(merged.lines).toHaveLength(2);
    expect(merged.lines[1]).toMatchObject({ with: ["aws_s3_bucket_policy.beside", "aws_s3_bucket_policy.other"] });
  });

  it.each([
    "<<<<<<< main",
    "[]",
    "null",
    '{"at":"x"}',
    '{"key":1,"at":"x"}',
    '{"key":"a","at":"x","fixed":[]}',
    '{"key":"a","stack":"x","with":[1]}',
    '{"key":"a","at":"x","retired":"lost"}',
  ])("names the line that is none: %s", (line) => {
    const { problems } = parseRecord("prod", `${recordText(lines)}${line}\n`);
    expect(problems.map(({ file, path }) => [file, path])).toEqual([["deployed/prod.jsonl", "line 3"]]);
  });

  it("knows the stack and address of a thing", () => {
    expect(lines.filter(isThing).map(placeOf)).toEqual([
      { stack: "prod-unity-catalog", address: "aws_s3_bucket.thing" },
    ]);
  });
});
