import { describe, expect, it } from "vitest";
import { walk } from "../../../config/checks/walk";
import { withAccessRequests } from "../../support/access-requests";
import { devInput } from "../../support/platform";
import { inputsOf, inputsProblems, report } from "../problems";

const RULE = { comments: { leastCharacters: 20 } };
const said = (dev: Readonly<Record<string, unknown>>, account: object = RULE) =>
  report({ account: { ...account }, dev })
    .split("\n")
    .filter((line) => line !== "");
const LONG = "Everything that is known of it, for everybody in sales";
const GOLD = "catalogs.sales.schemas.gold";

/** The example with every comment written out, so that one is left to spoil. */
function good(): Record<string, unknown> {
  const input = devInput();
  withAccessRequests(input);
  const changes = walk(input)
    .filter(({ key, value }) => key === "comment" && typeof value === "string")
    .map(({ path }): [string, unknown] => [path.join("."), `${LONG} (${path.join(" ")})`]);
  return { ...input, ...Object.fromEntries(changes) };
}
const COMMENTS = Object.keys(good()).filter((path) => path.endsWith(".comment"));

describe("comments that a company asks for", () => {
  it("are asked for nowhere unless it says so", () => expect(said({}, {})).toEqual([]));

  it("are fine where they say enough", () =>
    expect(said(good()).filter((line) => !line.startsWith("warning"))).toEqual([]));

  it("are told of one by one, with file and setting", () => {
    expect(said({})).toContain(
      `dev: ${GOLD}.comment: has 13 characters, and the company asks for 20. Fix: say what is in it, where that comes from, and for whom it is.`,
    );
    expect(said({}).length).toBeGreaterThan(1);
  });

  it.each(COMMENTS)("are looked at everywhere: %s", (path) => {
    expect(said({ ...good(), [path]: "Too short" }).filter((line) => !line.startsWith("warning"))).toEqual([
      expect.stringMatching(new RegExp(`^dev: ${path.replaceAll(".", "\\.")}: has 9 characters`)),
    ]);
  });

  it("are those of catalogs, schemas, volumes, zones, locations, connections, what is shared and what is outside", () => {
    const sections = new Set(COMMENTS.map((path) => path.split(".")[0]));
    expect([...sections].sort()).toEqual(["catalogs", "connections", "externalLocations", "metastore", "zones"]);
    expect(COMMENTS).toContain(`${GOLD}.volumes.exports.comment`);
  });

  it("are those of models too", () => {
    const models = { [`${GOLD}.models`]: { demand: { comment: "Demand" } } };
    expect(said({ ...good(), ...models }).join()).toContain(
      `${GOLD}.models.demand.comment: "Demand" says no more than the name`,
    );
  });

  it.each([
    "TODO",
    "todo!",
    "tbd",
    "To do",
    "FIXME",
    "n/a",
    "N/A",
    "none",
    "xxxx",
    "Lorem ipsum dolor sit amet, consetetur",
    "comment",
    "Test",
    "- TODO -",
  ])("are no placeholders: %s", (comment) =>
    expect(said({ ...good(), [`${GOLD}.comment`]: comment }).join()).toContain(
      `${GOLD}.comment: "${comment}" is a placeholder`,
    ),
  );

  it.each([
    ["the name of the thing", "Gold"],
    ["the name of the thing with signs", "— gold! —"],
  ])("are more than %s", (_, comment) =>
    expect(said({ ...good(), [`${GOLD}.comment`]: comment }).join()).toContain(
      `${GOLD}.comment: "${comment}" says no more than the name`,
    ),
  );

  it.each<[string, unknown, string]>([
    ["too few characters", { leastCharacters: 9 }, "comments.leastCharacters"],
    ["too many characters", { leastCharacters: 201 }, "comments.leastCharacters"],
    ["half a character", { leastCharacters: 20.5 }, "comments.leastCharacters"],
    ["a word", { leastCharacters: "many" }, "comments.leastCharacters"],
    ["true", true, "comments"],
    ["another setting", { words: 4 }, "comments.words: is not a known setting"],
  ])("are not asked for with %s", (_, comments, message) => expect(said({}, { comments }).join()).toContain(message));

  it("are asked for with 20 characters where nothing is said", () => {
    const problems = inputsProblems(inputsOf({ account: { comments: {} } }));
    expect(problems.find(({ path }) => path === `${GOLD}.comment`)?.message).toBe(
      "has 13 characters, and the company asks for 20",
    );
  });
});
