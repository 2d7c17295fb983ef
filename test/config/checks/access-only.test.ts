import { describe, expect, it } from "vitest";
import { report } from "../problems";

const ONLY = { principals: ["analysts"], privilege: "USE_CONNECTION", object: "shop", reason: "It is theirs alone" };

describe("mistakes in what only some may do", () => {
  it.each([
    [
      "a privilege that is none",
      { privilege: "USE" },
      'dev: access.only.0.privilege: "USE" is no privilege of Unity Catalog. Fix: write it with underscores, for example SELECT or READ_VOLUME.',
    ],
    ["no reason", { reason: undefined }, /^dev: access\.only\.0\.reason: /],
    ["somebody twice", { principals: ["analysts", "analysts"] }, /^dev: access\.only\.0\.principals.*analysts/],
    ["a workspace, which it has not", { workspace: "main" }, /^dev: access\.only\.0.*workspace/],
  ])("%s", (_, one, says) => {
    const found = report({ dev: { "access.only": [{ ...ONLY, ...one }] } });
    if (says instanceof RegExp) expect(found).toMatch(says);
    else expect(found.split("\n")).toEqual([says]);
  });
});
