import { describe, expect, it } from "vitest";
import { consumerSchema } from "../../../config/schema/consumers";
import { CONSUMER_KINDS, CONSUMERS } from "../../../modules/serving/consumers";

describe("CONSUMERS", () => {
  it("has a module for every kind of the vocabulary, and for no other", () => {
    expect(Object.keys(CONSUMERS).sort()).toEqual(consumerSchema.options.map(({ shape }) => shape.kind.value).sort());
  });

  it("makes warehouses before the dashboards that run on them", () => {
    expect(CONSUMER_KINDS.indexOf("sql-warehouse")).toBeLessThan(CONSUMER_KINDS.indexOf("dashboard"));
  });
});
