import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("file formats", () => {
  it("XML is fine with the element that is one row", () => {
    expect(report({ dev: { "sources.orders.format": "xml", "sources.orders.options": { rowTag: "order" } } })).toBe("");
  });

  it("XML is refused without it, which would fail in the pipeline's first run", () => {
    expect(report({ dev: { "sources.orders.format": "xml" } })).toBe(
      'dev: sources.orders.options: xml files cannot be read without rowTag. Fix: add options: { rowTag: "order" }, the element that is one row.',
    );
  });

  it("ORC is refused: Auto Loader cannot work out its columns", () => {
    expect(report({ dev: { "sources.orders.format": "orc" } })).toMatch(
      /^dev: sources\.orders\.format: "orc" .* Fix: use one of "json", "csv", "parquet", "avro", "text", "binaryFile", "xml"\.$/,
    );
  });
});
