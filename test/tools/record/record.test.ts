import { describe, expect, it } from "vitest";
import { parseRecord, recordText } from "../../../config/record/file";
import { isThing, isUse, placeOf } from "../../../config/record/line";
import type { ResourceJson } from "../../../emitted/stacks";
import { compare } from "../../../tools/record/compare";
import { isRecorded, lostWith } from "../../../tools/record/lost";
import { recordProblems } from "../../../tools/record/problems";
import { updated } from "../../../tools/record/update";
import { errors, firstRecord, now, RECORDED, stackWith } from "../../support/records";

const retired = (keep: boolean, setting = "zones.raw") => [
  { setting, path: "retired.zones.raw", keep, reason: "The zone is empty." },
];
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

  it("below an entry that stays is retired under settings, and with an entry that goes by its key", () => {
    const below = firstRecord(stackWith("databricks_schema", {}, "catalogs.sales.schemas.silver"));
    const rest = now([stackWith("databricks_catalog", {}, "catalogs.sales")]);
    expect(errors(below, rest)[0]?.fix).toContain(
      'retired: { settings: { "catalogs.sales.schemas.silver": { reason: "…", keep: true } } }',
    );
    expect(
      errors(below, now([])).map(({ path, fix }) => [path, fix.includes("retired: { catalogs: { sales:")]),
    ).toEqual([["catalogs.sales", true]]);
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
