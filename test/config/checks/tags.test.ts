import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("tags", () => {
  it("of an environment may replace those of the account", () => {
    expect(report({ dev: { "tags.Owner": "sales" } })).toBe("");
  });

  it("are refused when they differ in case alone", () => {
    expect(report({ account: { "tags.owner": "x" }, dev: { "tags.costcenter": "1" } })).toMatchInlineSnapshot(`
      "account: tags.owner: differs from the tag Owner only in case, which IAM does not tell apart. Fix: write Owner.
      dev: tags.costcenter: differs from the tag CostCenter only in case, which IAM does not tell apart. Fix: write CostCenter."
    `);
  });

  it("are doubtful when the project sets them itself", () => {
    expect(report({ dev: { "tags.environment": "x" } })).toMatchInlineSnapshot(
      `"warning: dev: tags.environment: the project sets Environment itself, and this value is not used. Fix: remove it, or use another key."`,
    );
  });

  it("are doubtful when the resources of an entry have them, and so in another case", () => {
    const unused = (key: string, own: string) =>
      `warning: dev: tags.${key}: the project sets ${own} itself, and this value is not used. Fix: remove it, or use another key.`;
    expect(report({ dev: { "tags.lane": "x" } })).toBe(unused("lane", "Lane"));
    expect(report({ dev: { "tags.Source": "x" } })).toBe(unused("Source", "Source"));
  });

  it("are refused when there are too many for a warehouse", () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, "x"]));
    expect(report({ dev: { tags: tags(36) } })).toBe("");
    expect(report({ dev: { tags: tags(37) } })).toMatchInlineSnapshot(
      `"dev: tags: with the account's and the project's own these are 45 tags. Fix: remove some: 44 is the most that every service takes."`,
    );
    expect(report({ dev: { "consumers.bi.tags": tags(50) } })).toMatchInlineSnapshot(
      `"dev: consumers.bi.tags: with the account's and the project's own these are 59 tags. Fix: remove some: 44 is the most that every service takes."`,
    );
  });
});
