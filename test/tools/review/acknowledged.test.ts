import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { acknowledgedBy, withWord } from "../../../tools/review/report/acknowledged";
import type { Owners } from "../../../tools/review/report/merge";
import { type Entry, type Report, type RightEntry, toApprove } from "../../../tools/review/report/report";
import { GRAVITIES } from "../../../tools/review/weights/weight";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { EMPTY_REPORT } from "../../support/reports";

const REASON = "Agreed with the owner of the data.";
const OWNERS: Owners = new Map([
  ["dev-unity-catalog", { name: "dev", accountId: "111111111111" }],
  ["other-unity-catalog", { name: "other", accountId: "222222222222" }],
  ["account", undefined],
]);

const entry = (more: Partial<Entry> = {}): Entry => ({
  stacks: ["dev-unity-catalog"],
  address: "databricks_catalog.catalog-sales",
  type: "databricks_catalog",
  action: "replace",
  gravity: "data",
  why: "the tables in it are lost",
  places: [{ setting: "catalogs.sales", file: "config/environments/dev.ts" }],
  isProtected: false,
  isDrift: false,
  createsFirst: false,
  arguments: [],
  ...more,
});

const report = (entries: readonly Entry[], rights: readonly RightEntry[] = []): Report => ({
  ...EMPTY_REPORT,
  entries,
  rights,
});

const words = (said: Partial<EnvironmentInput>, account = accountInput()) =>
  acknowledgedBy(platformOf(account, { ...devInput(), ...said }), OWNERS);

describe("an acknowledgement in the configuration", () => {
  const said = words({ acknowledged: { "catalogs.sales": { reason: REASON } } });

  it.each(GRAVITIES.filter((gravity) => gravity !== "kept" && gravity !== "change"))(
    "lets a change of gravity %s pass, with the reason, and no other",
    (gravity) => {
      const [mine, other] = [entry({ gravity }), entry({ gravity, places: [{ setting: "zones.raw", file: "" }] })];
      expect(toApprove(report([withWord(mine, said)]))).toEqual([]);
      expect(withWord(mine, said).why).toBe(`the tables in it are lost; acknowledged: ${REASON}`);
      expect(toApprove(report([withWord(mine, said), withWord(other, said)]))).toHaveLength(1);
      expect(withWord(other, said)).toBe(other);
    },
  );

  it("lets a right grow", () => {
    const right: RightEntry = {
      grew: true,
      who: "analysts",
      what: ["SELECT"],
      on: ["catalog dev_sales"],
      under: "",
      denies: false,
      stacks: ["dev-unity-catalog"],
      address: "databricks_grants.catalog-sales_grants",
      places: entry().places,
    };
    expect(toApprove(report([], [right]))).toEqual(["1 right grows"]);
    expect(toApprove(report([], [{ ...right, acknowledged: said(right) ?? "" }]))).toEqual([]);
  });

  it.each([
    ["below the setting", { places: [{ setting: "catalogs.sales.schemas.gold", file: "" }] }, REASON],
    ["of a setting that begins alike", { places: [{ setting: "catalogs.sales_eu", file: "" }] }, undefined],
    ["of another environment", { stacks: ["other-unity-catalog"] }, undefined],
    [
      "of two environments, where one says nothing",
      { stacks: ["dev-unity-catalog", "other-unity-catalog"] },
      undefined,
    ],
    ["of the account", { stacks: ["account"] }, undefined],
    ["that no setting is known of", { places: [] }, undefined],
  ])("counts for a change %s: %j", (_, more, reason) => {
    expect(said(entry(more))).toBe(reason);
  });

  it("of the account is in the account's file", () => {
    const account = accountInput();
    account.acknowledged = { "groups.analysts": { reason: REASON } };
    const places = [{ setting: "groups.analysts", file: "config/account.ts" }];
    expect(words({}, account)(entry({ stacks: ["account"], places }))).toBe(REASON);
  });

  it("is what retires and destroys, not what retires and keeps; without a configuration there is none", () => {
    const places = [{ setting: "sources.old", file: "" }];
    const gone = (keep: boolean) => words({ retired: { sources: { old: { reason: REASON, keep } } } });
    expect(gone(false)(entry({ places }))).toBe(REASON);
    expect(gone(true)(entry({ places }))).toBeUndefined();
    expect(acknowledgedBy(undefined, OWNERS)(entry())).toBeUndefined();
  });
});
