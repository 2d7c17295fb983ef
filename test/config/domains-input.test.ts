import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { devInput } from "../support/platform";
import { WrittenConfig } from "../support/written-config";

let config: WrittenConfig;
beforeEach(() => {
  config = new WrittenConfig();
});
afterEach(() => config.remove());

const { catalogs, sources, consumers, domains: _, name: __, ...platform } = devInput();
const SALES = [
  "exports.sales = defineDomain({",
  '  name: "sales",',
  '  workspace: "main",',
  '  costCentre: "4720",',
  `  ...${JSON.stringify({ catalogs, sources, consumers })},`,
  "  sizes: {",
  "    large: {",
  "      sources: {",
  '        orders: { format: "excel" },',
  "      },",
  "    },",
  "  },",
  "});",
];

/** Writes the files of a company with the domain Sales, and what it takes. */
function company(taking: string, ...more: readonly string[]): void {
  config.write("config/shared/platform.ts", `exports.platform = definePart(${JSON.stringify(platform)});`);
  config.write("config/domains/sales.ts", ...SALES);
  config.write("config/domains/more.ts", ...more);
  config.write(
    "config/environments/dev.ts",
    'const { platform } = require("../shared/platform");',
    'const { sales } = require("../domains/sales");',
    'const { more } = require("../domains/more");',
    `exports.default = defineEnvironment(platform, ${taking}, {`,
    '  name: "dev",',
    "});",
  );
}

const DEV = "config/environments/dev.ts";
const more = (...fields: readonly string[]) => ["exports.more = defineDomain({", '  name: "more",', ...fields, "});"];

describe("a domain in an environment", () => {
  it("is well as it is, and paused", () => {
    company('sales({ schedules: "paused" })');
    expect(config.said()).toEqual([]);
  });

  it.each([
    [
      "in a size that it does not have",
      'sales({ size: "huge" })',
      [],
      `${DEV}: domains.sales (from config/domains/sales.ts:3): is taken in the size huge, which it does not have. Fix: take one of large.`,
    ],
    [
      "in a size, where it says none",
      'sales, more({ size: "huge" })',
      more(),
      `${DEV}: domains.more (from config/domains/more.ts:3): is taken in the size huge, which it does not have. Fix: declare it under sizes of the domain.`,
    ],
    [
      "with samples that it does not have",
      'sales({ data: "sample" })',
      [],
      `${DEV}: domains.sales (from config/domains/sales.ts:3): is taken with sample data, and does not say what is otherwise then. Fix: say it under sample of the domain, or take it with the full data.`,
    ],
    [
      "in another workspace, which nothing of it follows",
      'sales({ workspace: "lab" })',
      [],
      `${DEV}: domains.sales (from config/domains/sales.ts:3): is taken into the workspace lab, and all that it has says its workspace itself. Fix: leave workspace out in the entries of the domain, or in how it is taken.`,
    ],
    [
      "whose workspace nobody says",
      "sales, more",
      more("  inWorkspace: { clusterPolicies: {} },"),
      `${DEV}: domains.more (from config/domains/more.ts:3): needs something of its workspace, and has none. Fix: say workspace in the domain, or in how it is taken.`,
    ],
    [
      "twice",
      'sales, sales({ schedules: "paused" })',
      [],
      `${DEV}: domains.sales (from config/domains/sales.ts:3, with config/domains/sales.ts:3): is taken twice, so that what it has is there once and differs from both. Fix: take it once; two domains need two names.`,
    ],
    [
      "beside another of its name",
      "sales, more",
      ["exports.more = defineDomain({", '  name: "sales",', "});"],
      `${DEV}: domains.sales (from config/domains/more.ts:3, with config/domains/sales.ts:3): is taken twice, so that what it has is there once and differs from both. Fix: take it once; two domains need two names.`,
    ],
    [
      "beside another that says an entry of it",
      "sales, more",
      more('  consumers: { bi: { size: "Large" } },'),
      `${DEV}: consumers.bi (from config/domains/more.ts:4, with config/domains/sales.ts:6): is of 2 domains: sales, more. Fix: give it to one of them, or another key; what is for several is a part of its own (definePart).`,
    ],
    [
      "with a mistake in a size",
      'sales({ size: "large" })',
      [],
      expect.stringContaining(
        `${DEV}: sources.orders.format (from config/domains/sales.ts, over config/domains/sales.ts): "excel" is not one of the possible values`,
      ),
    ],
    [
      "with a bad name",
      "sales, more",
      ["exports.more = defineDomain({", '  name: "Finance!",', "});"],
      expect.stringContaining(`${DEV}: domains.Finance! (from config/domains/more.ts:3): is not a valid key`),
    ],
    [
      "with a cost centre that is no tag",
      "sales, more",
      more('  costCentre: "47#20",'),
      expect.stringContaining(
        `${DEV}: domains.more.costCentre (from config/domains/more.ts:4): "47#20" is not a valid tag value`,
      ),
    ],
    [
      "with the tag that its name becomes",
      "sales, more",
      more('  tags: { domain: "x" },'),
      `${DEV}: domains.more.tags.domain (from config/domains/more.ts:4): is the tag Domain, which is made of the domain's name. Fix: remove it.`,
    ],
    [
      "with its cost centre as a tag",
      "sales, more",
      more('  costCentre: "1",', "  tags: {", '    CostCenter: "2",', "  },"),
      `${DEV}: domains.more.tags.CostCenter (from config/domains/more.ts:6): is the tag CostCenter, which is made of costCentre. Fix: remove it.`,
    ],
    [
      "with a tag of the project",
      "sales, more",
      more('  tags: { Layer: "x" },'),
      `warning: ${DEV}: domains.more.tags.Layer (from config/domains/more.ts:4): the project sets Layer itself, and this value is not used. Fix: remove it, or use another key.`,
    ],
    [
      "where the environment has its tag in another case",
      'sales, definePart({ tags: { domain: "x" } })',
      [],
      `${DEV}: domains.sales (from config/domains/sales.ts:3): becomes the tag Domain, which differs from the tag domain only in case, and IAM does not tell them apart. Fix: name that tag Domain.`,
    ],
    [
      "with more tags than services take",
      "sales, more",
      more(`  tags: ${JSON.stringify(Object.fromEntries([...Array(40).keys()].map((n) => [`t${n}`, "x"])))},`),
      `${DEV}: domains.more.tags (from config/domains/more.ts:4): with the account's and the project's own these are 50 tags. Fix: remove some: 44 is the most that every service takes.`,
    ],
    [
      "with an owner that is not there",
      "sales, more",
      more(
        '  owner: "nobody",',
        "  catalogs: {",
        '    more: { comment: "More", zone: "processed", schemas: {} },',
        "  },",
      ),
      expect.stringContaining(`${DEV}: catalogs.more.owner (from config/domains/more.ts:6): "nobody" is not a group`),
    ],
    [
      "that an environment lists by hand, and is not there",
      'sales, definePart({ domains: { sales: { sources: ["order"] } } })',
      [],
      expect.stringContaining(
        `${DEV}: domains.sales.sources.0 (line 5, over config/domains/sales.ts:3): "order" is not a source`,
      ),
    ],
  ])("%s is told with the files that say it", (_, taking, lines, message) => {
    company(taking, ...lines);
    expect(config.said()).toContainEqual(message);
  });
});
