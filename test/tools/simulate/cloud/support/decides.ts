import { expect, it } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "./checks";
import { World } from "./world";

/** An object that is refused, and what the refusal says somewhere in its detail or its fix. */
type Refused = readonly [object: ObjectValue, says: string];

/** Tests that a rule in the rows of the types takes some objects of a type, and refuses others. */
export function decides(
  id: string,
  type: string,
  { taken, refused }: { readonly taken: readonly ObjectValue[]; readonly refused: readonly Refused[] },
): void {
  const ask = (object: ObjectValue) => new World().create(checkRule(id), type, { name: "acme", ...object });

  it.each(taken.map((object) => [JSON.stringify(object), object] as const))(`takes ${type} %s`, (_, object) => {
    expect(ask(object)).toBeUndefined();
  });
  it.each(refused.map(([object, says]) => [JSON.stringify(object), object, says] as const))(
    `refuses ${type} %s`,
    (_, object, says) => {
      const { detail = "", fix = "" } = ask(object) ?? {};
      expect(`${detail}; ${fix}`).toContain(says);
    },
  );
}
