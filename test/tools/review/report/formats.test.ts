import { describe, expect, it } from "vitest";
import { htmlOf } from "../../../../tools/review/report/html";
import { MARK, markdownOf } from "../../../../tools/review/report/markdown";
import { textOf } from "../../../../tools/review/report/plain-text";
import { type Entry, type Report, toApprove } from "../../../../tools/review/report/report";
import { unreachable } from "../../../support/keyboard";
import { EMPTY_REPORT } from "../../../support/reports";

const entry = (more: Partial<Entry> = {}): Entry => ({
  stacks: ["dev-unity-catalog", "prod-unity-catalog"],
  address: "aws_s3_bucket.zone-raw_bucket",
  type: "aws_s3_bucket",
  action: "replace",
  gravity: "data",
  why: "the objects in it are lost",
  places: [{ setting: "zones.raw", file: "config/environments/dev.ts", line: 12 }],
  isProtected: true,
  isDrift: false,
  createsFirst: false,
  arguments: [{ path: "bucket", before: "a", after: "b", replaces: true }],
  ...more,
});

const FULL: Report = {
  ...EMPTY_REPORT,
  entries: [
    entry(),
    entry({ gravity: "change", action: "update", address: "aws_sns_topic.alarms", why: "", isProtected: false }),
  ],
  rights: [
    {
      grew: true,
      who: "analysts",
      what: ["SELECT"],
      on: ["catalog dev_sales"],
      under: "",
      denies: false,
      stacks: ["dev-unity-catalog"],
      address: "databricks_grants.catalog-sales_grants",
      places: [],
    },
  ],
  unjudged: ["dev-foundation: aws_iam_policy.ci"],
  costs: [{ environment: "dev", name: "NAT gateway", before: 1, after: 2, per: "hour" }],
  steps: { come: ["confirm the e-mails (confirm)"], go: [] },
  waived: { come: ["kms-rotation: dev-foundation: aws_kms_key.a: imported"], go: [] },
  outputs: [{ stack: "dev-network", outputs: ["vpc_id"], readers: ["dev-workspace"] }],
  refused: [{ stack: "dev-serving", why: "dev-serving: taken\n  fix: another name" }],
  order: ["dev-network", "dev-workspace"],
  overridden: { come: ["dev-serving: databricks_sql_endpoint.bi: max_num_clusters set to 3 (bi: load)"], go: [] },
  phases: [{ environment: "dev", steps: ["npx cdktf deploy dev-workspace", "npx cdktf deploy 'dev-*'"] }],
  vanished: [{ stack: "dev-ingestion-old", resources: 7 }],
};

const FORMATS: readonly (readonly [string, (report: Report) => string])[] = [
  ["Markdown", markdownOf],
  ["HTML", htmlOf],
  ["text", textOf],
];

describe.each(FORMATS)("a report as %s", (name, format) => {
  it("says at once that nothing changes", () => {
    expect(format(EMPTY_REPORT)).toContain("Nothing changes");
    expect(toApprove(EMPTY_REPORT)).toEqual([]);
  });

  it("leads with what has to be approved", () => {
    const found = format(FULL);
    const first = found.indexOf(
      "1 thing with data is lost, 1 right grows, 1 policy cannot be judged, 1 stack would be refused",
    );
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first).toBeLessThan(found.indexOf("zone-raw_bucket"));
  });

  it("has every part", () => {
    for (const part of [
      "replace",
      "the objects in it are lost",
      "zones.raw",
      "config/environments/dev.ts:12",
      "It is protected",
      "cannot be changed in place",
      "analysts",
      "catalog dev_sales",
      "aws_iam_policy.ci",
      "NAT gateway",
      "1 → 2",
      "confirm the e-mails",
      "kms-rotation",
      "vpc_id",
      "dev-serving",
      "another name",
      "dev-ingestion-old",
      "7 resources",
      "max_num_clusters set to 3",
      "In several deployments",
      "npx cdktf deploy dev-workspace",
    ]) {
      expect(format(FULL)).toContain(part);
    }
  });

  it.each([
    ["a tag", "<script>alert(1)</script>"],
    ["the end of a code span", "a`b"],
    ["a fence", "```"],
    ["a line's end", "a\n\n# b"],
    ["the end of details", "</details>"],
  ])("is not led astray by %s in a name or value", (_what, text) => {
    const found = format({
      ...FULL,
      entries: [entry({ address: text, arguments: [{ path: text, before: text, after: `${text}2` }] })],
    });
    if (name === "HTML") {
      expect(found).not.toContain("<script>");
      expect(found.match(/<\/details>/g)?.length).toBe(found.match(/<details/g)?.length);
    }
    if (name === "Markdown") {
      const outside = found.replace(/`[^`\n]*`/g, "");
      expect(outside).not.toContain("<script>");
      expect(outside).not.toContain("# b");
      expect(outside.match(/<\/details>/g)?.length).toBe(outside.match(/<details>/g)?.length);
    }
  });
});

describe("a comment", () => {
  it("is found again by its first line", () => {
    expect(markdownOf(FULL).split("\n")[0]).toBe(MARK);
  });

  it.each([500, 2000, 10_000, 60_000])(
    "of at most %i characters ends with a whole line, and says how much is left out",
    (longest) => {
      const many = Array.from({ length: 2000 }, (_, index) =>
        entry({ address: `aws_s3_bucket.number-${index}`, gravity: index % 2 ? "data" : "change" }),
      );
      const found = markdownOf({ ...FULL, entries: many }, longest);
      expect(found.length).toBeLessThanOrEqual(longest);
      expect(found).toMatch(/\n\d+ more, in the page that comes with this\.\n$/);
      expect(found.match(/<details>/g)?.length ?? 0).toBe(found.match(/<\/details>/g)?.length ?? 0);
      const told = found.split("\n").filter((line) => line.startsWith("- ")).length;
      const [, rest = ""] = /\n(\d+) more/.exec(found) ?? [];
      const whole = markdownOf({ ...FULL, entries: many }, Number.MAX_SAFE_INTEGER);
      expect(told + Number(rest)).toBe(whole.split("\n").filter((line) => line.startsWith("- ")).length);
    },
  );
});

describe("a page", () => {
  it("needs nothing from elsewhere, and runs no script", () => {
    const found = htmlOf(FULL);
    expect(found).not.toMatch(/<script|<link|src=|@import|url\(/);
    expect(found).toContain("default-src 'none'");
    expect(found).toContain('<html lang="en">');
  });

  it("can be used by keyboard alone", () => {
    expect(unreachable(htmlOf(FULL))).toEqual([]);
  });

  it("has an entry of its navigation for every section", () => {
    const found = htmlOf(FULL);
    const links = [...found.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    for (const id of links) expect(found).toContain(`id="${id}"`);
    expect(links.length).toBeGreaterThan(5);
  });
});

describe("what is taken over", () => {
  const taken = (more: Partial<Entry>) =>
    entry({ isTakenOver: true, isProtected: false, stacks: ["dev-workspace"], ...more });
  const CASES: readonly (readonly [Partial<Entry>, string, readonly string[]])[] = [
    [
      { action: "import", gravity: "kept", why: "it is there already, and Terraform takes it over", arguments: [] },
      "**take over** `aws_s3_bucket.zone-raw_bucket` in dev-workspace: it is there already, and Terraform takes it over.",
      [],
    ],
    [
      { action: "update", gravity: "change", why: "" },
      "It exists already: Terraform takes it over, and changes it with that.",
      [],
    ],
    [
      { action: "replace" },
      "It exists already: Terraform would take it over, and make it anew with that.",
      ["1 thing with data is lost"],
    ],
    [
      { action: "import", gravity: "unseen", why: "a plan in the account shows it", arguments: [] },
      "**take over** `aws_s3_bucket.zone-raw_bucket` in dev-workspace: a plan in the account shows it.",
      ["1 thing is taken over unseen"],
    ],
  ];

  it.each(CASES)("is said: %j", (more, said, open) => {
    const report: Report = { ...EMPTY_REPORT, entries: [taken(more)] };
    expect(markdownOf(report)).toContain(said);
    expect(toApprove(report)).toEqual(open);
  });
});
