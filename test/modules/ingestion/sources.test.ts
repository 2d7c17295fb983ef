import { describe, expect, it } from "vitest";
import { sourceSchema } from "../../../config/schema/sources";
import { SOURCES } from "../../../modules/ingestion/sources";

describe("SOURCES", () => {
  it("has a module for every kind of the vocabulary, and for no other", () => {
    expect(Object.keys(SOURCES).sort()).toEqual(sourceSchema.options.map(({ shape }) => shape.kind.value).sort());
  });
});
