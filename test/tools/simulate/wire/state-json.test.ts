import { describe, expect, it } from "vitest";
import type { Attribute, Block } from "../../../../tools/simulate/schema/model";
import type { Type } from "../../../../tools/simulate/schema/type";
import { Decimal, Dynamic } from "../../../../tools/simulate/schema/value";
import { stateFromJson } from "../../../../tools/simulate/wire/state-json";

const attribute = (name: string, type: Type): [string, Attribute] => [
  name,
  {
    name,
    type,
    required: false,
    optional: true,
    computed: false,
    sensitive: false,
    writeOnly: false,
    deprecated: false,
  },
];

const block: Block = {
  attributes: new Map([
    attribute("name", "string"),
    attribute("workspace_id", "number"),
    attribute("ratio", "number"),
    attribute("anything", "dynamic"),
    attribute("added_later", "string"),
  ]),
  blocks: new Map([
    [
      "rule",
      { name: "rule", nesting: "set", minItems: 0, maxItems: 0, block: { attributes: new Map(), blocks: new Map() } },
    ],
  ]),
};

describe("a state file of an earlier run", () => {
  it("keeps every digit of a long number", () => {
    const state = stateFromJson('{"workspace_id": 9999999999999999, "ratio": 0.30000000000000000001}', block);
    expect(state).toMatchObject({ workspace_id: 9_999_999_999_999_999n, ratio: new Decimal("0.30000000000000000001") });
  });

  it("does not take digits in a text for a number", () => {
    expect(stateFromJson('{"name": "a \\"12345678901234567890\\""}', block)).toMatchObject({
      name: 'a "12345678901234567890"',
    });
  });

  it("has null for what the schema has gained, and drops what it has lost", () => {
    const state = stateFromJson('{"name": "x", "gone": 1}', block);
    expect(state).toEqual({ name: "x", workspace_id: null, ratio: null, anything: null, added_later: null, rule: [] });
  });

  it("brings back a value with its type", () => {
    const state = stateFromJson('{"anything": {"type": ["list", "string"], "value": ["a"]}}', block);
    expect(state.anything).toEqual(new Dynamic('["list","string"]', ["a"]));
  });
});
