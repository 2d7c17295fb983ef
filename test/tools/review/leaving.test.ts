import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../../config/schema/environment";
import type { EmittedStack } from "../../../emitted/stacks";
import { leavingBy, withLeaving } from "../../../tools/review/report/leaving";
import type { Entry } from "../../../tools/review/report/report";
import { accountInput, devInput, platformOf } from "../../support/platform";

const REASON = "The team of the shop looks after it.";

const stackOf = (name: string, environment?: string): EmittedStack => ({
  name,
  dependsOn: [],
  bytes: 1,
  json: { "//": { metadata: { stackName: name, backend: "local", ...(environment && { environment }) } } },
});
const STACKS = [stackOf("account"), stackOf("dev-network", "dev"), stackOf("dev-data-services", "dev")];

const entry = (stack: string, setting: string, more: Partial<Entry> = {}): Entry => ({
  stacks: [stack],
  address: "aws_thing.thing",
  type: "aws_thing",
  action: "forget",
  gravity: "kept",
  why: "it stays as it is, and Terraform knows nothing of it any more",
  places: [{ setting, file: "" }],
  isProtected: false,
  isDrift: false,
  createsFirst: false,
  arguments: [],
  ...more,
});

/** The configuration with words; those of the account are for a group that the identity provider provisions from now on. */
function leaving(said: Partial<EnvironmentInput>) {
  const account = accountInput();
  Object.assign(account.groups ?? {}, { analysts: { mode: "existing" } });
  account.attestations = { ...account.attestations, "scim-groups": "A. Lovelace, 2026-11-02" };
  account.handedOver = { "groups.analysts": { reason: REASON } };
  return leavingBy(platformOf(account, { ...devInput(), ...said }), STACKS);
}

describe("what Terraform forgets", () => {
  const events = { kind: "kinesis-stream", mode: "existing", streamName: "shop-events" } as const;
  const own = leaving({
    dataServices: { events },
    handedOver: { "dataServices.events": { reason: REASON } },
    retired: { sources: { old: { reason: "Nobody reads it any more.", keep: true } } },
  });

  it.each([
    ["handed over", entry("dev-data-services", "dataServices.events"), `handed over: ${REASON}`],
    ["below it", entry("dev-data-services", "dataServices.events.consumers"), `handed over: ${REASON}`],
    [
      "in a stack that is gone",
      entry("dev-data-services", "sources.old", { action: "vanish", gravity: "data" }),
      "kept: Nobody reads it any more.",
    ],
    ["of the account", entry("account", "groups.analysts"), `handed over: ${REASON}`],
    ["retired and kept", entry("dev-data-services", "sources.old"), "kept: Nobody reads it any more."],
    ["something else", entry("dev-data-services", "dataServices.other"), undefined],
    ["of the account, said by an environment", entry("account", "dataServices.events"), undefined],
    ["not forgotten", entry("dev-data-services", "dataServices.events", { action: "update" }), undefined],
  ])("is told with its reason: %s", (_, one, said) => {
    expect(own(one)).toBe(said);
    expect(withLeaving(one, own).why).toBe(said === undefined ? one.why : `${one.why}; ${said}`);
    expect(withLeaving(one, own).gravity).toBe("kept");
  });

  it("has no reason where only the output of the head is known", () => {
    expect(leavingBy(undefined, STACKS)(entry("dev-data-services", "dataServices.events"))).toBeUndefined();
  });
});
