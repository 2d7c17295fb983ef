import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, shareOfIpv4 } from "../../../config/schema/openness";
import { textTypeOf } from "../../../config/schema/text/named";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems } from "../problems";
import { EXAMPLES } from "../text/examples";
import { type Leaf, placesOf, withValue } from "../text/leaves";

const blocks = placesOf(EXAMPLES).leaves.filter(({ schema }) => textTypeOf(schema)?.one === "IPv4 block");
const nameOf = ({ kind, path, with: forms }: Leaf) =>
  `${kind}: ${[...path, ...forms.map(([, form]) => String(form))].join(".")}`;
const isListed = ({ path }: Leaf) => path.at(-1) === 0;
/** A list of who is kept out: a long one lets nobody in. */
const keepsOut = ({ path }: Leaf) => path.at(-2) === "block";

/** Every address there is, cut into blocks of this size. */
const cutInto = (bits: number) =>
  Array.from({ length: 2 ** bits }, (_, n) => {
    const first = n * 2 ** (32 - bits);
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${bits}`;
  });

/** Lists that let everybody in, or everybody but somebody. */
const OPEN: readonly (readonly [what: string, blocks: readonly string[]])[] = [
  ["everybody", ["0.0.0.0/0"]],
  ["halves", cutInto(1)],
  ["a half", ["128.0.0.0/1"]],
  ["quarters", cutInto(2)],
  ["eighths", cutInto(3)],
  ["sixteenths", cutInto(4)],
  ["everybody beside somebody", ["198.51.100.0/24", "0.0.0.0/0"]],
  ["everybody but private networks", ["0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4"]],
  ["twenty of the widest that somebody has", cutInto(8).slice(20, 40)],
];

/** What is wrong at a place or below it, once something is written there. */
function errorsAt(leaf: Leaf, path: Leaf["path"], value: unknown): string[] {
  const inputs =
    leaf.kind === "account"
      ? [withValue(accountInput(), { ...leaf, path }, value), devInput()]
      : [accountInput(), withValue(devInput(), { ...leaf, path }, value)];
  const at = path.join(".");
  return inputsProblems(inputs)
    .filter((problem) => problem.severity === "error" && `${problem.path}.`.startsWith(`${at}.`))
    .map(({ message }) => message);
}

describe("everybody", () => {
  it("is looked for wherever blocks are written", () => {
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.filter(isListed).length).toBeGreaterThan(5);
  });

  it.each(blocks.map((leaf) => [nameOf(leaf), leaf] as const))("is no block of %s", (_, leaf) => {
    // What is wrong with one of a list may be said of the list.
    const list = typeof leaf.path.at(-1) === "number" ? leaf.path.slice(0, -1) : undefined;
    for (const block of ["0.0.0.0/0", "0.0.0.0/1"])
      expect(errorsAt(leaf, list ?? leaf.path, list === undefined ? block : [block])).not.toEqual([]);
  });

  it.each(
    blocks
      .filter((leaf) => isListed(leaf) && !keepsOut(leaf))
      .flatMap((leaf) => OPEN.map(([what, list]) => [nameOf(leaf), what, leaf, list] as const)),
  )("is not on the list of %s: %s", (_, __, leaf, list) => {
    expect(errorsAt(leaf, leaf.path.slice(0, -1), list)).not.toEqual([]);
  });
});

describe("how much of all addresses a list holds", () => {
  it("counts what is in several blocks once", () => {
    expect(shareOfIpv4([])).toBe(0);
    expect(shareOfIpv4(["10.0.0.0/8", "10.20.0.0/16", "10.0.0.0/9"])).toBe(1 / 256);
    expect(shareOfIpv4(["128.0.0.0/1", "0.0.0.0/1"])).toBe(1);
    expect(isOpen(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"])).toBe(false);
    expect(isOpen(cutInto(8).slice(0, 16))).toBe(false);
    expect(isOpen(cutInto(8).slice(0, 17))).toBe(true);
  });

  it("is everything for any cut of it, in any order", () => {
    // A block is cut in two as often as the next number says.
    const cut = (bits: number, first: number, choices: number[]): string[] => {
      const block = `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${bits}`;
      const halve = bits < 12 && (choices.shift() ?? 0) === 1;
      return halve ? [...cut(bits + 1, first, choices), ...cut(bits + 1, first + 2 ** (31 - bits), choices)] : [block];
    };
    fc.assert(
      fc.property(fc.array(fc.nat(1), { maxLength: 200 }), fc.nat(1000), (choices, turn) => {
        const list = cut(0, 0, [...choices]);
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
        expect(shareOfIpv4(turned)).toBe(1);
        expect(isOpen(turned)).toBe(true);
      }),
      { seed: 20261127, numRuns: 100 },
    );
  });
});
