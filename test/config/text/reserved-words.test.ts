import { describe, expect, it } from "vitest";
import { formatProblem } from "../../../config/problem";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems } from "../problems";
import { EXAMPLES } from "./examples";
import { type Leaf, placesOf, withValue } from "./leaves";

const WORDS = Object.getOwnPropertyNames(Object.prototype);
const { leaves, records } = placesOf(EXAMPLES);
const named = <T extends { kind: string; path: readonly (string | number)[] }>(places: readonly T[]) =>
  places.map((place) => [`${place.kind}: ${place.path.join(".")}`, place] as const);

/** Problems of the shipped files, where something is written at a place of one of them. */
function problemsWith(place: Pick<Leaf, "kind" | "path" | "with">, value: unknown) {
  const [account, dev] = [accountInput(), devInput()];
  return inputsProblems(
    place.kind === "account" ? [withValue(account, place, value), dev] : [account, withValue(dev, place, value)],
  );
}

describe("words that JavaScript keeps for itself", () => {
  it("are looked at in every record", () => {
    expect(WORDS).toEqual(expect.arrayContaining(["constructor", "__proto__", "toString", "hasOwnProperty"]));
    expect(records.length).toBeGreaterThan(40);
  });

  it.each(named(records))("are refused as keys, each with its reason: %s", (_, place) => {
    const record = Object.fromEntries(WORDS.map((word) => [word, {}]));
    const at = [...place.path, ""].join(".");
    const found = problemsWith(place, record).filter(({ path }) => WORDS.some((word) => path === at + word));
    expect(found.map(({ path, message }) => [path, message]).sort()).toEqual(
      WORDS.map((word) => [at + word, `${JSON.stringify(word)} is a word that JavaScript keeps for itself`]).sort(),
    );
  });

  // `inputsProblems` throws on whatever is not a problem of the configuration.
  it.each(named(leaves.filter(({ isKey }) => !isKey)))("crash nothing as a value: %s", (_, place) => {
    for (const word of ["constructor", "__proto__"]) {
      for (const problem of problemsWith(place, word)) expect(formatProblem(problem)).toMatch(/: .+\. Fix: .+\.$/);
    }
  });

  it("are found where braces make no key of them, but something else", () => {
    const said = (zones: object) => inputsProblems([accountInput(), { ...devInput(), zones }]).map(formatProblem);
    const { zones } = devInput();
    const raw = { kind: "raw", comment: "Files" };
    const reason =
      'config/environments/dev.ts: zones.__proto__: "__proto__" is a word that JavaScript keeps for itself. Fix: use another name.';
    expect(said({ ...zones, __proto__: raw })).toEqual([reason]);
    expect(said({ ...zones, ["__proto__"]: raw })).toEqual([reason]);
    expect(said({ ...zones, [Symbol("raw")]: raw })).toEqual([
      "config/environments/dev.ts: zones: must be an object, but is an object with a symbol as key. Fix: write an object in braces.",
    ]);
  });
});
