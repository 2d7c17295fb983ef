import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseAndSalvage } from "../../../config/salvage";
import { textTypeOf } from "../../../config/schema/text/named";
import { EXAMPLES } from "./examples";
import { type Leaf, placesOf } from "./leaves";

const { leaves } = placesOf(EXAMPLES);
const nameOf = ({ kind, path, isKey }: Leaf) => `${kind}: ${path.join(".")}${isKey ? " (keys)" : ""}`;
const typeOf = ({ schema }: Leaf) => textTypeOf(schema)?.one ?? "";

/** A seed that is printed with what fails; `SEED=…` runs it again. */
const RUNS = { seed: Number(process.env.SEED ?? 20261126), numRuns: 300 };

/** Texts that stand for Terraform, Python or a person to read are taken literally in one place alone. */
const LITERAL = "environment: sources.orders.options.rowTag";

/** Spaces around these stand for nothing, or are part of them: a line of a file, a value that others are compared with. */
const SPACES_STAY = /publicKeys|hostKeys|quartzCron|banner|partitions\.|properties\./;

describe("texts of the configuration", () => {
  it("have a type of their own, each of them", () => {
    expect(leaves.length).toBeGreaterThan(150);
    expect(leaves.filter(({ schema }) => textTypeOf(schema) === undefined).map(nameOf)).toEqual([]);
  });

  it("are of types that have examples, and no others have", () => {
    expect([...new Set(leaves.map(typeOf))].sort()).toEqual(Object.keys(EXAMPLES).sort());
  });

  const inSchema = (schema: z.ZodType, text: string) =>
    parseAndSalvage(z.strictObject({ x: schema }), "f.ts", { x: text });

  it.each(leaves.map((leaf) => [nameOf(leaf), leaf] as const))("takes what is right: %s", (_, leaf) => {
    const taken = (EXAMPLES[typeOf(leaf)] ?? []).filter((text) => inSchema(leaf.schema, text).problems.length === 0);
    // Some fields narrow their type further.
    expect(taken).not.toEqual([]);
  });

  /** Makes a good text bad, whatever it is. */
  const spoilt = fc
    .tuple(
      fc.constantFrom(...leaves),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(
        "\u0000",
        "\u0001",
        "\u0007",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\u{e0041}",
      ),
    )
    .map(([leaf, which, at, sign]) => {
      const examples = EXAMPLES[typeOf(leaf)] ?? [];
      const good = examples[which % examples.length] || "ab";
      const place = at % (good.length + 1);
      return { leaf, text: good.slice(0, place) + sign + good.slice(place) };
    });

  it("refuse every character that is not shown, say which field, what is wrong and how to mend it", () => {
    fc.assert(
      fc.property(spoilt, ({ leaf, text }) => {
        const { problems } = inSchema(leaf.schema, text);
        if (nameOf(leaf) === LITERAL && problems.length === 0) return;
        expect(problems, nameOf(leaf)).not.toEqual([]);
        for (const { message, fix } of problems) expect(`${message} ${fix}`).toMatch(/\w \w.+\w \w/);
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  it.each(leaves.map((leaf) => [nameOf(leaf), leaf] as const))("refuse blank and padded text: %s", (name, leaf) => {
    if (name === LITERAL) return;
    const examples = EXAMPLES[typeOf(leaf)] ?? [];
    const pads = SPACES_STAY.test(name) ? [] : examples.flatMap((text) => [` ${text}`, `${text} `, `${text}\n`]);
    for (const text of ["   ", "\n", "\u00a0", ...pads]) {
      expect(inSchema(leaf.schema, text).problems, JSON.stringify(text)).not.toEqual([]);
    }
  });

  it("end for any text in a good value or in one problem at least, with words of our own, and in the end", () => {
    const any = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ maxLength: 1200 }),
      fc.constantFrom("(".repeat(1000), "'".repeat(999), "a.".repeat(500), "a@".repeat(400), "-".repeat(1000)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...leaves), any, (leaf, text) => {
        const began = Date.now();
        const { problems } = inSchema(leaf.schema, text);
        // An expression that goes back and forth takes minutes, and a good one a millisecond: a busy machine is neither.
        expect(Date.now() - began).toBeLessThan(30_000);
        for (const { message, fix } of problems) {
          expect(message).toMatch(/[^.\s]/);
          expect(fix).toMatch(/[^.\s]/);
          expect(message).not.toMatch(/Invalid (input|string)|Too (small|big)/);
        }
      }),
      RUNS,
    );
  });
});
