import { decode, ExtData, encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import type { Type } from "../../../../tools/simulate/schema/type";
import { Decimal, Dynamic, UNKNOWN, Unknown, type Value } from "../../../../tools/simulate/schema/value";
import { decodeValue, encodeValue } from "../../../../tools/simulate/wire/codec";

/** What Terraform sends for a number that neither an integer nor a float holds. */
const fromTerraform = (raw: unknown) => encode(raw, { useBigInt64: true });

describe("values on the wire", () => {
  const cases: readonly (readonly [string, Type, Value])[] = [
    ["a string", "string", "naïve ☃"],
    ["a bool", "bool", false],
    ["null", "string", null],
    ["a list", ["list", "string"], ["b", "a"]],
    ["a set of objects", ["set", ["object", { a: "number" }]], [{ a: 1 }, { a: 2 }]],
    ["a map with an unknown member", ["map", "string"], { a: UNKNOWN, b: "x" }],
    ["a tuple", ["tuple", ["string", "bool"]], ["x", true]],
    ["a small integer", "number", -7],
    ["an integer above 32 bits", "number", 7_474_651_234_567_890],
    ["an integer that no JavaScript number holds", "number", 9_223_372_036_854_775_807n],
    ["an integer above 64 bits", "number", 10n ** 25n],
    ["a fraction", "number", 0.1],
    ["a fraction with more digits than a float", "number", new Decimal("0.1234567890123456789")],
    ["a dynamic value", "dynamic", new Dynamic('["tuple",["string",["object",{"n":"number"}]]]', ["x", { n: 2 }])],
  ];
  it.each(cases)("brings back %s", (_, type, value) => {
    expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
  });

  it("sends a fraction as digits, because Terraform compares decimals", () => {
    expect(decode(encodeValue(0.1, "number"))).toBe("0.1");
  });

  it.each([
    ["9007199254740993", 9_007_199_254_740_993n],
    ["0.1", 0.1],
    [9_007_199_254_740_993n, 9_007_199_254_740_993n],
    [5n, 5],
    [1.5, 1.5],
  ])("reads the number %s exactly", (raw, value) => {
    expect(decodeValue(fromTerraform(raw), "number")).toEqual(value);
  });

  it("keeps the bytes of an unknown value that Terraform has refined", () => {
    const refined = fromTerraform(new ExtData(12, Uint8Array.of(0x81, 0x01, 0xc2)));
    const value = decodeValue(refined, "string");
    expect(value).toBeInstanceOf(Unknown);
    expect(Buffer.from(encodeValue(value, "string"))).toEqual(Buffer.from(refined));
  });

  it("encodes an unknown value as Terraform does", () => {
    expect(Buffer.from(encodeValue(UNKNOWN, "string")).toString("hex")).toBe("d40000");
  });

  it("writes null for what an object lacks, and nothing that the type does not have", () => {
    const type: Type = ["object", { a: "string", b: "number" }];
    expect(decode(encodeValue({ a: "x", c: "y" }, type))).toEqual({ a: "x", b: null });
  });

  it("gives a type to a dynamic value that has none", () => {
    const value = decodeValue(encodeValue({ a: [1, "x"] }, "dynamic"), "dynamic");
    expect(value).toEqual(new Dynamic('["object",{"a":["tuple",["number","string"]]}]', { a: [1, "x"] }));
  });

  it("says which value does not have its type", () => {
    expect(() => encodeValue({ a: "x" }, ["list", "string"])).toThrow(
      'an object is not a value of type ["list","string"]',
    );
    expect(() => encodeValue("x", "bool")).toThrow('string x is not a value of type "bool"');
  });
});
