import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withBudgetPolicies } from "../support/budgets";
import { CONTINUOUS, input } from "../support/jobs";
import { accountInput, platformOf } from "../support/platform";
import { SHOPS } from "../support/queries";
import { failures, SimulatedSite } from "../support/simulated";
import { type JobInput, told } from "../support/workloads";

/** A JAR on a cluster of its own, for each of several inputs too. */
const JARS: JobInput["tasks"] = {
  rules: {
    type: "jar",
    mainClass: "com.acme.Main",
    jars: ["/Volumes/dev_sales/gold/exports/rules-1.0.jar"],
    parameters: ["--all"],
    cluster: "big",
  },
  countries: {
    type: "for-each",
    inputs: ["de", "fr"],
    task: {
      type: "jar",
      mainClass: "com.acme.Country",
      jars: ["s3://acme-artifacts/rules/country.jar"],
      parameters: ["{{input}}"],
      cluster: "big",
    },
    dependsOn: [{ task: "rules" }],
  },
};

describe("jobs of one's own in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const environment = input({}, (changed) => {
      withBudgetPolicies(changed);
      changed.consumers = { ...changed.consumers, shops: structuredClone(SHOPS) };
      changed.workloads = {
        ...changed.workloads,
        arrivals: told({ trigger: { mode: "file-arrival", folder: "orders" } }),
        changes: told({
          trigger: { mode: "table-update", tables: [{ catalog: "sales", schema: "bronze", table: "orders" }] },
        }),
        live: told({ trigger: CONTINUOUS }),
        report: told({
          tasks: {
            shops: { type: "query", query: "shops", warehouse: "bi" },
            sales: {
              type: "dashboard",
              dashboard: "gold-overview",
              warehouse: "bi",
              subscription: { users: ["ada@acme.example"], destinations: ["team"] },
            },
          },
        }),
        rules: told({ tasks: JARS, clusters: { big: { clusterPolicy: "jobs", accessMode: "dedicated" } } }),
      };
    });
    await site.with(platformOf(accountInput(), environment), ["dev-serving-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
