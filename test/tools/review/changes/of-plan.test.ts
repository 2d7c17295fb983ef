import { describe, expect, it } from "vitest";
import { changesOf } from "../../../../tools/review/changes/of-plan";
import { withStandIns } from "../../../../tools/review/changes/stand-ins";
import { PlanError, readPlan } from "../../../../tools/review/plan/plan-json";

const SECRET = "hunter2-marker";

interface Options {
  readonly actions: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly more?: object;
  readonly change?: object;
}

const resource = ({ actions, before = { n: 1 }, after = { n: 2 }, more = {}, change = {} }: Options) => ({
  address: "aws_s3_bucket.raw",
  mode: "managed",
  type: "aws_s3_bucket",
  name: "raw",
  change: { actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...change },
  ...more,
});

const planOf = (planned: readonly object[], drift: readonly object[] = []) =>
  readPlan(JSON.stringify({ format_version: "1.2", resource_changes: planned, resource_drift: drift }), "plan.json");

const only = (options: Options) => changesOf("dev-raw", planOf([resource(options)]))[0];

describe("changes of a plan", () => {
  it.each([
    [["no-op"], {}, undefined],
    [["read"], {}, undefined],
    [["create"], {}, "create"],
    [["update"], {}, "update"],
    [["delete"], {}, "delete"],
    [["delete", "create"], {}, "replace"],
    [["create", "delete"], {}, "replace"],
    [["forget"], {}, "forget"],
    [["create", "forget"], {}, "forget"],
    [["no-op"], { previous_address: "aws_s3_bucket.old" }, "move"],
    [["update"], { previous_address: "aws_s3_bucket.old" }, "update"],
  ])("%j %j is %s", (actions, more, action) => {
    expect(only({ actions, more })?.action).toBe(action);
  });

  it.each([
    [["no-op"], "import"],
    [["update"], "update"],
    [["delete", "create"], "replace"],
  ])("takes over what is imported, and says what that does to it: %j is %s", (actions, action) => {
    const change = only({ actions, change: { importing: { id: "raw" } } });
    expect(change).toMatchObject({ action, isTakenOver: true });
    expect(change?.isUnseen).toBeUndefined();
    expect(only({ actions: ["update"] })?.isTakenOver).toBeUndefined();
  });

  it("does not know what becomes of what the simulation has made in place of what exists", () => {
    const [made, other] = ["raw", "other"].map((name) =>
      resource({ actions: ["create"], before: null, more: { name, address: `aws_s3_bucket.${name}` } }),
    );
    const changes = changesOf("dev-raw", planOf([made ?? {}, other ?? {}]));
    expect(withStandIns(changes, ["aws_s3_bucket.raw"])).toMatchObject([
      { address: "aws_s3_bucket.raw", action: "import", isTakenOver: true, isUnseen: true },
      { address: "aws_s3_bucket.other", action: "create" },
    ]);
    expect(withStandIns(changes, [])).toEqual(changes);
  });

  it("has no values of what goes: Terraform writes an empty tree of what is unknown", () => {
    expect(only({ actions: ["delete"], after: null })?.after).toBeUndefined();
    expect(only({ actions: ["create"], before: null })?.before).toBeUndefined();
  });

  it("says where it was, and that the new one comes first", () => {
    const change = only({ actions: ["create", "delete"], more: { previous_address: "aws_s3_bucket.old" } });
    expect(change).toMatchObject({ from: "aws_s3_bucket.old", createsFirst: true });
  });

  it("leaves out data sources, and what drifted but is still there", () => {
    const data = resource({ actions: ["delete"], more: { mode: "data" } });
    const drifted = resource({ actions: ["update"] });
    expect(changesOf("s", planOf([data], [drifted]))).toEqual([]);
  });

  it("says what went with something else", () => {
    const gone = resource({ actions: ["delete"] });
    expect(changesOf("s", planOf([], [gone]))).toMatchObject([{ action: "delete", isDrift: true }]);
  });

  it("names the arguments that differ, and those that force a new one", () => {
    const change = only({
      actions: ["delete", "create"],
      before: { bucket: "a", tags: { A: "1", B: "2" }, same: [1], tags_all: { A: "1" } },
      after: { bucket: "b", tags: { A: "1", B: "3" }, same: [1], tags_all: { A: "2" } },
      change: { replace_paths: [["bucket"]] },
    });
    expect(change?.arguments).toEqual([
      { path: "bucket", before: "a", after: "b", replaces: true },
      { path: "tags.B", before: "2", after: "3" },
    ]);
  });

  it.each([
    ["a block that is there once", [{ type: "a", n: 1 }], [{ type: "b", n: 2 }], ["it", 0, "type"], "it.type"],
    [
      "a block among others",
      [{ type: "a" }, { type: "b" }],
      [{ type: "a" }, { type: "c" }],
      ["it", 1, "type"],
      "it.type",
    ],
    ["several blocks", [{ type: "a" }, { type: "b" }], [{ type: "c" }, { type: "d" }], ["it", 0, "type"], "it"],
    ["a list that gets longer", [{ ids: ["a"] }], [{ ids: ["a", "b"] }], ["it", 0, "ids"], "it.ids"],
    ["a set, where the path ends", [{ type: "a" }], [{ type: "b" }], ["it"], "it.type"],
  ])("names what forces a new one inside %s", (_what, was, is, path, told) => {
    const change = only({
      actions: ["delete", "create"],
      before: { it: was, item: 1 },
      after: { it: is, item: 2 },
      change: { replace_paths: [path] },
    });
    expect(change?.arguments.filter(({ replaces }) => replaces === true).map((one) => one.path)).toEqual([told]);
  });

  it("of a policy names what differs in it, in whatever order it is written", () => {
    const before = { policy: '{"Statement":[{"Action":["a","b"],"Effect":"Allow"}]}' };
    expect(
      only({ actions: ["update"], before, after: { policy: '{"Statement":[{"Effect":"Allow","Action":["a","c"]}]}' } })
        ?.arguments,
    ).toEqual([{ path: "policy.Statement.Action", before: ["b"], after: ["c"] }]);
    expect(
      only({
        actions: ["update"],
        before,
        after: { policy: '{"Statement": [{"Effect":"Allow","Action":["a","b"]}]}' },
      }),
    ).toBeUndefined();
  });

  it("says what is known only afterwards", () => {
    const change = only({
      actions: ["update"],
      before: { arn: "a" },
      after: {},
      change: { after_unknown: { arn: true } },
    });
    expect(change?.arguments).toEqual([{ path: "arn", before: "a", after: "(known after apply)", isUnknown: true }]);
  });

  it.each([
    ["a text", SECRET, true],
    ["a field", { password: SECRET }, { password: true }],
    ["all of a block", { password: SECRET }, true],
    ["an element", [SECRET, "x"], [true, false]],
    ["deep inside", { a: [{ b: SECRET }] }, { a: [{ b: true }] }],
  ])("never holds a secret: %s", (_what, value, sensitive) => {
    const sides = { before_sensitive: { it: sensitive }, after_sensitive: { it: sensitive } };
    for (const actions of [["create"], ["update"], ["delete"], ["delete", "create"]]) {
      const change = only({ actions, before: { it: value, n: 1 }, after: { it: value, n: 2 }, change: sides });
      expect(JSON.stringify(change)).not.toContain(SECRET);
    }
    const changed = only({
      actions: ["update"],
      before: { it: "x" },
      after: { it: value },
      change: { after_sensitive: { it: sensitive } },
    });
    expect(JSON.stringify(changed)).not.toContain(SECRET);
    expect(changed?.arguments.length).toBeGreaterThan(0);
  });
});

describe("a file that is no plan", () => {
  it.each([
    ["", "it is no JSON, or cut off"],
    ['{"format_version":"1.2","resource_ch', "it is no JSON, or cut off"],
    ["PK\u0003\u0004 binary", "it is the plan file itself"],
    ["[]", "it is no plan"],
    ["null", "it is no plan"],
    ['"text"', "it is no plan"],
    ["{}", "format_version"],
    ['{"format_version":"2.0"}', "is not 1.x"],
    ['{"format_version":"1.2","resource_changes":{}}', "resource_changes"],
    ['{"format_version":"1.2","resource_changes":[{"address":"a"}]}', "resource_changes.0"],
    ['{"version":4,"serial":1,"resources":[]}', "format_version"],
    [
      `{"format_version":"1.2","resource_changes":[${JSON.stringify(resource({ actions: ["update"], before: "a text" }))}]}`,
      "resource_changes.0.change.before",
    ],
    ["\u0000{\u0000}", "it is no text in UTF-8"],
  ])("%s: %s", (text, message) => {
    expect(() => readPlan(text, "p.json")).toThrow(PlanError);
    expect(() => readPlan(text, "p.json")).toThrow(message);
    expect(() => readPlan(text, "p.json")).toThrow("Fix: write it with terraform show -json");
  });

  it("may begin with the mark of its encoding", () => {
    expect(readPlan('\uFEFF{"format_version":"1.2"}', "p.json").format_version).toBe("1.2");
  });

  it("may be of any size: 100 MB are read", () => {
    const one = JSON.stringify(
      resource({ actions: ["update"], before: { it: "x".repeat(100_000) }, after: { it: "y" } }),
    );
    const text = `{"format_version":"1.2","resource_changes":[${Array.from({ length: 1000 }, () => one).join(",")}]}`;
    expect(text.length).toBeGreaterThan(100_000_000);
    expect(changesOf("s", readPlan(text, "p.json"))).toHaveLength(1000);
  });
});
