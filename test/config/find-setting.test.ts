import { describe, expect, it } from "vitest";
import { findSetting } from "../../config/find-setting";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { devInput } from "../support/platform";

const segments = (path: string, input?: { value: unknown }) => findSetting(environmentSchema, path, input);

describe("a path through the schema", () => {
  it.each([
    "network",
    "network.flowLogs.retentionDays",
    "network.workspaces.main.subnetIds",
    "network.connections.peerings.erp.destinations.0.ports.1.from",
    "foundation.organization.controlTower.controls.volumes",
    "catalogs.sales.schemas.gold.volumes.exports.grants.groups.analysts",
    "sources.orders.schedule.quartzCron",
    "policyWaivers.3.rule",
  ])("%s", (path) => {
    expect(segments(path)).toEqual({ segments: path.split(".") });
  });

  it("takes a key with dots as one", () => {
    expect(findSetting(accountSchema, "groups.team.a.servicePrincipals")).toEqual({
      segments: ["groups", "team.a", "servicePrincipals"],
    });
  });

  it("says where it breaks off, and what there is", () => {
    expect(segments("operations.budget.monthlyEur")).toEqual({
      below: ["operations", "budget"],
      word: "monthlyEur",
      known: ["monthlyUsd", "alertPercents", "emails"],
    });
    expect(segments("region.name")).toEqual({ below: ["region"], word: "name", known: [] });
    expect(segments("toString")).toMatchObject({ word: "toString" });
  });

  it("with a file: knows the keys that it has and the forms that it chooses, written or not", () => {
    const dev = { value: devInput() };
    expect(segments("sources.orders.retries", dev)).toMatchObject({ segments: ["sources", "orders", "retries"] });
    expect(segments("sources.invoices.retries", dev)).toEqual({
      below: ["sources"],
      word: "invoices",
      known: ["orders"],
    });
    expect(segments("network.flowLogs.traffic", dev)).toHaveProperty("segments");
    expect(segments("network.vpcId", dev)).toMatchObject({ below: ["network"], word: "vpcId" });
    expect(segments("network.vpcId", { value: { network: { mode: "existing" } } })).toHaveProperty("segments");
  });
});
