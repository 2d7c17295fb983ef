import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../emitted/policies";
import type { Statement } from "../../modules/iam/policy-document";
import { ROOT } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { REPRESENTATIVES, representative, representativeStacks } from "../support/representative";
import { synthPlatform } from "../support/shipped";
import { ACCOUNT, ALARMS, ELSEWHERE, FOUNDATION, IDENTITIES, LATER } from "./emitted-policy-tables";

/** Address → statements, of the stacks of one representative configuration. */
function policiesOf(name: string): Map<string, Statement[]> {
  const one = REPRESENTATIVES.find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(`no representative configuration is called ${name}`);
  const found = synthPlatform(representative(one)).flatMap(({ json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).flatMap(([id, args]) =>
        Object.entries(args).flatMap(([argument, value]): [string, Statement[]][] =>
          parsePolicy(value) === undefined || /\$\{[^}]*"/.test(String(value))
            ? []
            : [[`${type}.${id}.${argument}`, (JSON.parse(String(value)) as { Statement: Statement[] }).Statement]],
        ),
      ),
    ),
  );
  return new Map(found);
}

const everything = policiesOf("a foundation with everything");
const logged = policiesOf("filtered egress, every log, both PrivateLinks");
const policyAt = (address: string) => {
  const statements = everything.get(address) ?? logged.get(address);
  if (statements === undefined) throw new Error(`${address} is not among ${[...everything.keys()].join(", ")}`);
  return statements;
};

describe("policies as they are emitted", () => {
  it.each([...FOUNDATION, ...LATER, ...ALARMS])("%s: %s %o", (address, decision, request) => {
    expect(simulate(policyAt(address), ACCOUNT, request)).toBe(decision);
  });

  it.each(IDENTITIES)("%s: %s %s on %s", (address, decision, action, resource) => {
    expect(simulateIdentity(policyAt(address), { action, resource })).toBe(decision);
  });

  it("each have a table of what they allow and deny, here or beside what makes them", () => {
    const tabled = new Set([...FOUNDATION, ...LATER, ...ALARMS, ...IDENTITIES].map(([address]) => address));
    const emitted = representativeStacks().flatMap(({ json }) =>
      Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
        Object.entries(byId).flatMap(([id, args]) =>
          Object.entries(args).flatMap(([argument, value]) =>
            parsePolicy(value) === undefined ? [] : [`${type}.${id}.${argument}`],
          ),
        ),
      ),
    );
    expect(emitted.length).toBeGreaterThan(100);
    const missing = emitted.filter(
      (address) => !tabled.has(address) && !ELSEWHERE.some(([pattern]) => pattern.test(address)),
    );
    expect(
      [...new Set(missing)],
      "No table says what these allow and deny: add rows here, or a table beside the function with a line in ELSEWHERE",
    ).toEqual([]);
  });

  it.each(ELSEWHERE)("%s has its table in %s", (_, file) => {
    expect(readFileSync(join(ROOT, file), "utf8")).toMatch(/it\.each|simulate|Decision/);
  });
});
