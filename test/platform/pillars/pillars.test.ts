import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resourcesOf } from "../../../emitted/resources";
import { RULES } from "../../../policy";
import { meshStacks } from "../../support/mesh";
import { ROOT } from "../../support/platform";
import { referenceStacks } from "../../support/reference";
import { representativeStacks } from "../../support/representative";
import { shippedStacks } from "../../support/shipped";
import type { Claim } from "./claim";
import { COST } from "./cost";
import { GOVERNANCE } from "./governance";
import { INTEROPERABILITY } from "./interoperability";
import { OPERATIONS } from "./operations";
import { PERFORMANCE } from "./performance";
import { RELIABILITY } from "./reliability";
import { SECURITY } from "./security";

/** Heading of docs/pillars.md → what it says of what is emitted. */
const PILLARS: Readonly<Record<string, readonly Claim[]>> = {
  "Data and AI governance": GOVERNANCE,
  "Interoperability and usability": INTEROPERABILITY,
  "Operational excellence": OPERATIONS,
  "Security, compliance and privacy": SECURITY,
  Reliability: RELIABILITY,
  "Performance efficiency": PERFORMANCE,
  "Cost optimization": COST,
};

const PAGE = readFileSync(join(ROOT, "docs/pillars.md"), "utf8");
const SECTIONS = Object.fromEntries(
  PAGE.split("\n## ")
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), section]),
);

/** Everything that the shipped set-up, the examples and the representative configurations emit. */
const stacks = [...shippedStacks(), ...referenceStacks(), ...meshStacks(), ...representativeStacks()];

const claims = Object.entries(PILLARS).flatMap(([pillar, list]) => list.map((claim) => ({ ...claim, pillar })));

/** Resources that a claim is about, with their stacks. */
const concerned = ({ types, of = () => true }: Claim) =>
  stacks.flatMap((stack) =>
    resourcesOf(stack.json, ...types)
      .filter(({ args }) => of(args, stack))
      .map((resource) => ({ resource, stack })),
  );

describe("pillars", () => {
  it.each(claims)("$pillar: $says", (claim) => {
    const all = concerned(claim);
    const seen = new Set(all.map(({ resource }) => resource.type));
    expect([...seen].sort(), "types that are emitted").toEqual([...claim.types].sort());
    const wrong = all
      .filter(({ resource, stack }) => !claim.holds(resource, stack))
      .map(({ resource, stack }) => `${stack.name}: ${resource.address}`);
    expect([...new Set(wrong)]).toEqual([]);
  });

  it.each(claims)("$pillar: $says It is seen where it is not so", (claim) => {
    for (const type of claim.types) {
      const one = concerned({ ...claim, types: [type] })[0];
      if (one === undefined) throw new Error(`there is no ${type}`);
      const { args, stack = one.stack } = claim.broken(one.resource, one.stack);
      expect(claim.holds({ ...one.resource, args }, stack), type).toBe(false);
    }
  });

  it("say on their page what is looked at, and nothing else", () => {
    expect(Object.keys(SECTIONS)).toEqual(Object.keys(PILLARS));
    for (const [pillar, list] of Object.entries(PILLARS)) {
      const said = [...(SECTIONS[pillar] ?? "").matchAll(/^- (.+)$/gm)].map((match) => match[1]);
      expect(said, pillar).toEqual(list.map(({ says }) => says));
    }
  });

  it("have each rule of the policy in one of them", () => {
    const named = Object.values(SECTIONS).flatMap((section) =>
      [...section.matchAll(/\(policy\.md#([\w-]+)\)/g)].map((match) => match[1]),
    );
    expect(named.sort()).toEqual(RULES.map(({ id }) => id).sort());
  });
});
