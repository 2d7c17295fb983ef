import { describe, expect, it } from "vitest";
import { ACCOUNT_STACK } from "../../config/derive/stacks";
import type { EmittedStack } from "../../emitted/stacks";
import { referencePlatform, referenceStacks, referenceWith } from "../support/reference";
import { synthPlatform } from "../support/shipped";

/** As long as the default ones, so that lists and policies are divided in the same places. */
const PATTERNS = {
  prefix: "{environment}-{company}",
  buckets: "{account}-{purpose}-{prefix}",
  catalogs: "{environment}x{key}",
} as const;

const { platform } = referencePlatform();
const [dev] = platform.environments;
if (dev === undefined) throw new Error("the example has an environment");
const start = dev.prefix;
const other = `${dev.name}-${platform.account.name}`;

const textsOf = (stacks: readonly EmittedStack[]) =>
  new Map(stacks.map(({ name, json }) => [name, JSON.stringify(json, null, 1)]));

/** Names that the file says itself: of its workspace on the web, and the address of a proxy that AWS has given. */
const WRITTEN = new RegExp(`"${start}"|${start}-[a-z-]+\\.proxy-`, "g");

/** A text with the names that the patterns give, as the default ones have them. */
const asByDefault = (text: string): string =>
  text
    .replaceAll(new RegExp(`${dev.awsAccountId}-([a-z0-9*-]+?)-${other}`, "g"), `${start}-$1-${dev.awsAccountId}`)
    // Names with the digest of what they are for.
    .replaceAll(/-[0-9a-f]{8}(?=")/g, "-digest")
    .replaceAll(other, start)
    .replaceAll(other.replaceAll("-", "_"), start.replaceAll("-", "_"))
    .replaceAll(new RegExp(`\\b${dev.name}x(?=[a-z])`, "g"), `${dev.name}_`);

const lines = (text: string | undefined) =>
  (text ?? "")
    .split("\n")
    .map((line) => line.replace(/,$/, ""))
    .sort();

describe("patterns of names", () => {
  const before = textsOf(referenceStacks());
  const after = textsOf(synthPlatform(referenceWith({ naming: PATTERNS }).platform));

  it.each([...before.keys()])("change names in %s, and nothing beside them", (stack) => {
    expect(lines(asByDefault(after.get(stack) ?? ""))).toEqual(lines(asByDefault(before.get(stack) ?? "")));
  });

  it("are in every stack of the environment that has names", () => {
    const having = (texts: ReadonlyMap<string, string>, name: string) =>
      [...texts].flatMap(([stack, text]) => (stack !== ACCOUNT_STACK && text.includes(name) ? [stack] : []));
    expect(having(after, other)).toEqual(having(before, start));
    const made = new Map([...after].map(([stack, text]) => [stack, text.replaceAll(WRITTEN, "")]));
    expect(having(made, start)).toEqual([]);
  });
});
