import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { findings } from "../../policy";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { undeclaredReferences } from "../support/references";
import { synthPlatform } from "../support/shipped";

const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3"];

/** Environments that a user could write: every switch of the network, one or two workspaces, sources and consumers or none. */
const environment = fc
  .record({
    zones: fc.integer({ min: 2, max: 3 }),
    // Without a way out, clusters need back-end PrivateLink: the one combination that is refused.
    egress: fc.constantFrom<[OwnNetworkInput["network"]["nat"], boolean]>(
      ["single", false],
      ["single", true],
      ["per-az", false],
      ["per-az", true],
      ["none", true],
    ),
    flowLogs: fc.constantFrom<"s3" | "cloudwatch" | "off">("s3", "cloudwatch", "off"),
    ebs: fc.constantFrom<"create" | "existing" | "off">("create", "existing", "off"),
    twoWorkspaces: fc.boolean(),
    disposable: fc.boolean(),
    withData: fc.boolean(),
    ipAccessList: fc.boolean(),
  })
  .map((choice): EnvironmentInput => {
    const input = devInput();
    const main = input.workspaces.main;
    if (!main) throw new Error("the shipped dev environment has the workspace main");
    return {
      ...input,
      protection: choice.disposable
        ? { mode: "disposable", reason: "Made up by a property test." }
        : { mode: "protected" },
      foundation: { ebsEncryptionByDefault: choice.ebs },
      network: {
        cidr: "10.20.0.0/16",
        availabilityZoneIds: ZONES.slice(0, choice.zones),
        nat: choice.egress[0],
        privateLink: { backend: choice.egress[1] },
        flowLogs: { destination: choice.flowLogs },
      },
      workspaces: {
        main: choice.ipAccessList
          ? { ...main, ipAccessList: { allow: ["203.0.113.0/24"], runner: "203.0.113.7/32" } }
          : main,
        ...(choice.twoWorkspaces ? { science: { networkSlot: 1 } } : {}),
      },
      ...(choice.twoWorkspaces ? { governanceWorkspace: "main" } : {}),
      ...(choice.withData ? {} : { sources: {}, consumers: {}, domains: {} }),
    };
  });

describe("any valid configuration", () => {
  it("synthesizes, resolves every reference, and violates no policy", async () => {
    await fc.assert(
      fc.asyncProperty(environment, async (input) => {
        const stacks = synthPlatform(platformOf(accountInput(), input));
        // Of layers that kinds alone fill, only those of the workspace with sources and consumers are there.
        const filled = Object.keys(input.sources ?? {}).length > 0 ? 2 : 0;
        expect(stacks).toHaveLength(1 + 5 + Object.keys(input.workspaces).length + filled);
        for (const stack of stacks) {
          expect(await undeclaredReferences(stack), stack.name).toEqual([]);
          // Switched-off flow logs are a finding on purpose.
          const found = findings(stack, []).filter(({ rule }) => rule !== "flow-logs-on");
          expect(
            found.map(({ address, rule }) => `${rule}: ${address}`),
            stack.name,
          ).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 20261121 },
    );
  });
});
