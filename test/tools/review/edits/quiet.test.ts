import { withData } from "./base";
import { describeEdits, entry } from "./fixture";

/** The same entries in the opposite order. */
const turned = <T>(all: Readonly<Record<string, T>> | undefined): Record<string, T> =>
  Object.fromEntries(Object.entries(all ?? {}).reverse());

describeEdits("what changes nothing", withData, {
  "is not told": [
    ["other names of constants and parts", () => undefined, []],
    ["catalogs in another order", ({ dev }) => Object.assign(dev, { catalogs: turned(dev.catalogs) }), []],
    [
      "schemas in another order",
      ({ dev }) =>
        Object.assign(entry(dev.catalogs, "sales"), { schemas: turned(entry(dev.catalogs, "sales").schemas) }),
      [],
    ],
    ["consumers in another order", ({ dev }) => Object.assign(dev, { consumers: turned(dev.consumers) }), []],
    ["data services in another order", ({ dev }) => Object.assign(dev, { dataServices: turned(dev.dataServices) }), []],
    [
      "groups of the account in another order",
      ({ account }) => Object.assign(account, { groups: turned(account.groups) }),
      [],
    ],
    [
      "groups of a policy in another order",
      ({ dev }) => entry(entry(dev.workspaces, "main").clusterPolicies, "exploration").groups?.reverse(),
      [],
    ],
    [
      "privileges in another order",
      ({ dev }) =>
        Object.values(entry(dev.catalogs, "sales").grants?.groups ?? {}).map((list) =>
          Array.isArray(list) ? list.reverse() : list,
        ),
      [],
    ],
    [
      "accounts of a stream in another order",
      ({ dev }) => {
        const events = entry(dev.dataServices, "events");
        if ("otherAccounts" in events && Array.isArray(events.otherAccounts)) events.otherAccounts.reverse();
      },
      [],
    ],
    [
      "a default that is written out",
      ({ dev }) => Object.assign(entry(dev.consumers, "bi"), { channel: "CURRENT" }),
      [],
    ],
    [
      "a default of a stream that is written out",
      ({ dev }) => Object.assign(entry(dev.dataServices, "events"), { shardMetrics: [] }),
      [],
    ],
  ],
});
