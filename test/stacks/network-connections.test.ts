import { describe, expect, it } from "vitest";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import { connected, KINDS, LEVELS } from "../support/connections";

describe("connections of every kind, at every level of isolation", () => {
  const cases = Object.entries(KINDS).flatMap(([kind, connections]) =>
    LEVELS.flatMap((level) => [true, false].map((acls) => ({ kind, connections, level, acls }))),
  );
  it.each(cases)("$kind, $level, ACLs $acls: reaches exactly what is declared", ({ connections, level, acls }) => {
    const json = connected(connections, level, { networkAcls: acls });
    expect(networkReachability.check(stackOf(json))).toEqual([]);
    expect(Object.keys(json.output?.connection_destinations?.value as object)).toHaveLength(1);
  });
});
