import { describe, expect, it } from "vitest";
import { type Changes, report } from "../config/problems";
import { PARTNER, SHARING } from "../support/sharing";
import { KNOWN, MISTAKES, PLATFORM } from "./share-mistakes";

const OUTSIDE = { "metastores.eu-west-1.sharing": { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90 } };
const CONSUMERS: Changes = Object.fromEntries(Object.entries(SHARING).map(([key, of]) => [`consumers.${key}`, of]));

/** What is said of everything that can be shared, after these changes; without what is always said of it. */
function says(dev: Changes, account: Changes = {}): string[] {
  const lines = report({
    account: { ...structuredClone(OUTSIDE), ...account },
    dev: { ...structuredClone(CONSUMERS), ...dev },
  }).split("\n");
  return lines.filter((line) => line !== "" && !ALWAYS.includes(line));
}

const ALWAYS = [
  "warning: dev: consumers.open-orders.schemas.silver.tables.orders.exists: the table is not shared yet. Fix: set it to true once source orders has written it for the first time, and deploy again.",
  "warning: dev: consumers.subsidiary.authentication.metastore: the recipient is in westeurope of azure, and you pay for every gigabyte that it reads out of eu-west-1. Fix: share as little as it needs, or put a copy where it reads.",
];

describe("shares and recipients", () => {
  it("are accepted in every form; what is left out or costs more is said", () => {
    expect(report({ account: OUTSIDE, dev: CONSUMERS }).split("\n").sort()).toEqual([...ALWAYS].sort());
  });

  it("need a metastore that shares outside only for what is outside", () => {
    const inside: Changes = { "consumers.partner": undefined, "consumers.open-orders.recipients": ["subsidiary"] };
    expect(
      says(
        { ...inside, "consumers.subsidiary.authentication.ownAccount": true },
        { [`${PLATFORM}.sharing`]: undefined },
      ),
    ).toEqual([]);
    expect(says({}, { [`${PLATFORM}.sharing.scope`]: "INTERNAL" })).toHaveLength(2);
  });

  it.each(MISTAKES.map(([mistake, dev, line, account = {}]) => ({ mistake, dev, line, account })))(
    "refuse or tell of $mistake",
    ({ dev, line, account }) => {
      expect(says(dev, account)).toEqual([line]);
    },
  );

  it("may be owned by a group that their workspace does not let in, because they are of the metastore", () => {
    const account = { "groups.sharing": { mode: "create", servicePrincipals: ["terraform"] } };
    expect(says({ "consumers.exports.owner": "sharing" }, account)).toEqual([]);
  });

  it("have names of their own in a metastore that several environments share", () => {
    const line =
      "prod: consumers.subsidiary.authentication.metastore: the recipient's metastore " +
      `${PARTNER} is that of consumer subsidiary in config/environments/dev.ts too, in the same metastore. ` +
      KNOWN;
    expect(
      report({ account: OUTSIDE, dev: structuredClone(CONSUMERS), prod: structuredClone(CONSUMERS) }).split("\n"),
    ).toContain(line);
  });

  it("ask for what is done by hand at a metastore that is there already", () => {
    const existing = {
      [PLATFORM]: { mode: "existing", id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70", adminGroup: "platform-admins" },
    };
    expect(says({}, existing).join("\n")).toContain('the manual step "external-delta-sharing" is not attested');
  });
});
