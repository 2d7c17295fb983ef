import { describe, expect, it } from "vitest";
import { fewPatterns } from "../../../modules/iam/few-patterns";

const few = (names: readonly string[], room: number) => fewPatterns(names, room, (name) => name.length);

describe("names as few patterns", () => {
  it("stay as they are while they have room, each once", () => {
    expect(few(["b-one", "a-two", "b-one"], 10)).toEqual(["a-two", "b-one"]);
  });

  it("become patterns of those that start alike the longest, no more than it takes", () => {
    expect(few(["zone", "partner-b", "partner-a"], 20)).toEqual(["partner-*", "zone"]);
    expect(few(["pa-1", "pa-2", "pb-1", "pb-2"], 13)).toEqual(["pa-*", "pb-1", "pb-2"]);
    expect(few(["pa-1", "pa-2", "pb-1", "pb-2"], 8)).toEqual(["pa-*", "pb-*"]);
    expect(few(["pa-1", "pa-2", "pb-1", "pb-2"], 4)).toEqual(["p*"]);
  });

  it("swallow what a pattern covers already", () => {
    expect(few(["ab-1", "ab-2", "ab-3"], 4)).toEqual(["ab-*"]);
  });

  it("end in one pattern where nothing else has room", () => {
    expect(few(["abc", "xyz"], 1)).toEqual(["*"]);
  });
});
