import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const policies: AccountInput["networkPolicies"] = {
  dev: {
    mode: "create",
    hosts: ["pypi.org", "files.pythonhosted.org"],
    buckets: [{ bucket: "partner-models", region: "us-east-1" }],
  },
  strict: { mode: "create", name: "strict", enforcement: "enforced" },
  free: { mode: "existing", name: "default-policy" },
};
const account = (): AccountInput => ({ ...accountInput(), networkPolicies: policies });
const environment = () => {
  const input = devInput();
  input.workspaces.main = { ...input.workspaces.main, networkPolicy: "dev" };
  input.workspaces.lab = { networkSlot: 1, networkPolicy: "free" };
  input.governanceWorkspace = "main";
  return input;
};

describe("network policies", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const json = (name: string): EmittedStack["json"] => {
    const stack = stacks[name];
    if (stack === undefined) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  beforeAll(() => {
    stacks = Object.fromEntries(
      synthPlatform(platformOf(account(), environment())).map((stack) => [stack.name, stack]),
    );
  });

  it("are made in the account, with what they let through, and log at first", () => {
    expect(resource(json("account"), "databricks_account_network_policy.network-policy-dev")).toEqual({
      network_policy_id: "acme-dev",
      account_id: accountInput().databricksAccountId,
      egress: {
        network_access: {
          restriction_mode: "RESTRICTED_ACCESS",
          policy_enforcement: { enforcement_mode: "DRY_RUN" },
          allowed_internet_destinations: [
            { destination: "pypi.org", internet_destination_type: "DNS_NAME" },
            { destination: "files.pythonhosted.org", internet_destination_type: "DNS_NAME" },
          ],
          allowed_storage_destinations: [
            { bucket_name: "partner-models", region: "us-east-1", storage_destination_type: "AWS_S3" },
          ],
        },
      },
    });
    expect(resource(json("account"), "databricks_account_network_policy.network-policy-strict")).toEqual({
      network_policy_id: "strict",
      account_id: accountInput().databricksAccountId,
      egress: {
        network_access: {
          restriction_mode: "RESTRICTED_ACCESS",
          policy_enforcement: { enforcement_mode: "ENFORCED" },
        },
      },
    });
    expect(Object.keys(json("account").resource?.databricks_account_network_policy ?? {})).toHaveLength(2);
  });

  it("are taken by workspaces, those that are there already too", () => {
    const bound = (key: string) =>
      resource(json("dev-workspace"), `databricks_workspace_network_option.network-policy-${key}`).network_policy_id;
    expect(bound("main")).toMatch(/network_policy_ids\.dev\}/);
    expect(bound("lab")).toMatch(/network_policy_ids\.free\}/);
  });

  it("are in no stack of who takes none", () => {
    const plain = synthPlatform(platformOf(accountInput(), devInput()));
    expect(JSON.stringify(plain.map((stack) => stack.json))).not.toMatch(/network_policy|network_option/);
  });
});

describe("network policies in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and workspaces go", async () => {
    await site.with(platformOf(account(), environment()), ["dev-workspace"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});

describe("network policies in the configuration", () => {
  const said = (networkPolicies: Record<string, unknown>, dev: Record<string, unknown> = {}) =>
    report({ account: { networkPolicies }, dev });
  const created = (change: object) => ({ dev: { mode: "create", ...change } });

  it("are taken", () => {
    expect(said(policies as Record<string, unknown>, { "workspaces.main.networkPolicy": "strict" })).toBe("");
  });

  it.each<[Record<string, unknown>, Record<string, unknown>, string]>([
    [{}, { "workspaces.main.networkPolicy": "dev" }, "a network policy of the account"],
    [created({ name: "with space" }), {}, "is not the name of a network policy"],
    [{ "a-very-long-key-of-some-policy": { mode: "create" } }, {}, "and 32 characters are the most"],
    [{ a: { mode: "create", name: "one" }, b: { mode: "existing", name: "one" } }, {}, "has the name of a, one"],
    [created({ access: "open", hosts: ["pypi.org"] }), {}, "says nothing beside access open"],
    [
      created({ access: "open", buckets: [{ bucket: "models", region: "us-east-1" }] }),
      {},
      "says nothing beside access",
    ],
    [created({ hosts: ["https://pypi.org"] }), {}, "is not a host name"],
    [created({ hosts: ["*.pypi.org"] }), {}, "is not a host name"],
    [created({ hosts: ["pypi.org", "pypi.org"] }), {}, "is listed twice"],
    [created({ buckets: [{ bucket: "Models", region: "us-east-1" }] }), {}, "is not a valid S3 bucket name"],
    [created({ buckets: [{ bucket: "models", region: "mars" }] }), {}, "mars"],
    [created({ enforcement: "maybe" }), {}, "enforcement"],
    [{ dev: { mode: "existing" } }, {}, "name"],
  ])("are refused: %j, %j", (networkPolicies, dev, message) => {
    expect(said(networkPolicies, dev)).toContain(message);
  });

  it("need the Enterprise tier", () => {
    const account = { networkPolicies: { dev: { mode: "create" } }, tier: "PREMIUM" };
    expect(report({ account, dev: { "workspaces.main.networkPolicy": "dev" } })).toContain(
      "a network policy needs the Enterprise tier, and the account is PREMIUM",
    );
  });
});
