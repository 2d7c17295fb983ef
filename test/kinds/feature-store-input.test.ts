import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { featureEndpoint, featureStore, fullMonitor, monitor } from "../support/feature-stores";

const problems = (it: object, changes: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "consumers.it": it, ...changes } });
const endpoint = (change: object) => featureStore({ endpoints: { one: featureEndpoint(change) } });

describe("a feature store in the configuration", () => {
  it.each<[string, object]>([
    ["with an endpoint", featureStore()],
    ["without endpoints", featureStore({ endpoints: {} })],
    ["with an endpoint whose specification is not there yet", endpoint({ exists: false })],
    ["with instances that always run", endpoint({ scaling: { mode: "always-on", acknowledgeHourlyCost: true } })],
    ["with two nodes that answer too", featureStore({ readReplicas: 2 })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  it.each<[string, object, string]>([
    ["no owner", featureStore({ owner: undefined } as never), "consumers.it.owner"],
    ["a size that there is not", featureStore({ capacity: "CU_16" } as never), '"CU_16" is not one of'],
    ["too many replicas", featureStore({ readReplicas: 3 }), "3 is too large. Fix: use at most 2"],
    [
      "a cost that nobody accepted",
      featureStore({ acknowledgeHourlyCost: false } as never),
      "acknowledgeHourlyCost: is not accepted. Fix: write true: the store is billed by the hour",
    ],
    ["an endpoint that nobody says the state of", endpoint({ exists: undefined }), "endpoints.one.exists"],
    ["a catalog that is not there", endpoint({ catalog: "others" }), "consumers.it.endpoints.one.catalog"],
    ["a schema that is not there", endpoint({ schema: "platinum" }), "consumers.it.endpoints.one.schema"],
    ["a specification with a dot", endpoint({ spec: "gold.features" }), "consumers.it.endpoints.one.spec"],
    ["tables of no schema", endpoint({ reads: {} }), "consumers.it.endpoints.one.reads: names no schema"],
    [
      "a schema of tables that is not there",
      endpoint({ reads: { a: { catalog: "sales", schema: "x" } } }),
      "reads.a.schema",
    ],
    [
      "instances whose cost nobody accepted",
      endpoint({ scaling: { mode: "always-on" } }),
      "scaling.acknowledgeHourlyCost",
    ],
    ["a size of endpoint that there is not", endpoint({ size: "Huge" }), '"Huge" is not one of'],
    [
      "the owner among those who may",
      endpoint({ permissions: { "data-engineers": "CAN_QUERY" } }),
      "data-engineers owns the feature store, and manages its endpoints anyway",
    ],
    ["a caller that is not there", endpoint({ callers: ["others"] }), "endpoints.one.callers.0"],
    [
      "two endpoints of one specification",
      featureStore({ endpoints: { one: featureEndpoint(), two: featureEndpoint() } }),
      "consumers.it.endpoints.two.spec: customer_features is what endpoint one answers with",
    ],
    [
      "two policies to bill under",
      featureStore({ budgetPolicy: "sales", budgetPolicyId: "11111111-2222-3333-4444-555555555555" }),
      "consumers.it.budgetPolicy: stands beside budgetPolicyId",
    ],
    ["a policy that is not there", featureStore({ budgetPolicy: "attic" }), "consumers.it.budgetPolicy"],
    [
      "a policy for a store without endpoints",
      featureStore({ endpoints: {}, budgetPolicy: "sales" }),
      "consumers.it.budgetPolicy: nothing of it is serverless usage that a budget policy tags",
    ],
    ["a name with an underscore", featureStore({ endpoints: { one_x: featureEndpoint() } }), "one_x"],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });

  it("has to have names that model serving takes", () => {
    const long = `e${"x".repeat(30)}`;
    const store = featureStore({ endpoints: { [long]: featureEndpoint() } });
    expect(report({ dev: { [`consumers.s${"x".repeat(30)}`]: store } })).toContain(
      "72 characters, and model serving takes 63",
    );
  });
});

describe("a monitor of a model in the configuration", () => {
  it.each<[string, object]>([
    ["with what it has to say", monitor()],
    ["with everything", fullMonitor()],
    ["of a table that is not there yet", monitor({ exists: false })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  const drift = (definition: string) => fullMonitor({ metrics: { m: { type: "drift", definition } } });
  it.each<[string, object, string]>([
    ["no problem", monitor({ problem: undefined } as never), "consumers.it.problem"],
    ["a problem that there is not", monitor({ problem: "ranking" } as never), '"ranking" is not one of'],
    ["a schema that is not there", monitor({ schema: "platinum" }), "consumers.it.schema"],
    ["no granularity", monitor({ granularities: [] }), "granularities: is empty"],
    ["a granularity that there is not", monitor({ granularities: ["2 days"] } as never), '"2 days" is not one of'],
    ["a granularity twice", monitor({ granularities: ["1 day", "1 day"] }), "granularities.1"],
    ["a column with a space", monitor({ predictionColumn: "the answer" }), "is not a column of a table"],
    [
      "a column that is two things",
      monitor({ labelColumn: "prediction" }),
      "consumers.it.labelColumn: prediction is predictionColumn too",
    ],
    [
      "probabilities of a regression",
      monitor({ probabilityColumn: "p" }),
      "a regression has no classes that something could have a probability of",
    ],
    [
      "a comparison with itself",
      monitor({ baseline: { catalog: "sales", schema: "silver", table: "demand_answers" } }),
      "consumers.it.baseline.table: demand_answers is what is monitored",
    ],
    [
      "a baseline that is not there",
      monitor({ baseline: { catalog: "x", schema: "silver", table: "t" } }),
      "baseline.catalog",
    ],
    ["a slice that is no condition", monitor({ slices: ["country = 'DE"] }), "consumers.it.slices.0"],
    [
      "a figure with a bad name",
      fullMonitor({ metrics: { "Mean price": { type: "derived", definition: "a" } } }),
      "Mean price",
    ],
    [
      "a figure of a sort that there is not",
      fullMonitor({ metrics: { m: { type: "sum" } } } as never),
      '"sum" is not one of',
    ],
    ["a drift of nothing", drift("mean_price"), "consumers.it.metrics.m.definition: compares no two times"],
    [
      "tables in a schema that is not there",
      monitor({ into: { catalog: "sales", schema: "x" } }),
      "consumers.it.into.schema",
    ],
    ["a dashboard on no warehouse", monitor({ dashboardOn: "others" }), "consumers.it.dashboardOn"],
    [
      "a schedule of five fields",
      monitor({ schedule: { quartzCron: "0 6 * * *" } }),
      "consumers.it.schedule.quartzCron",
    ],
    ["no address of mail", monitor({ notify: ["somebody"] }), "consumers.it.notify.0"],
    [
      "too many addresses",
      monitor({ notify: ["a", "b", "c", "d", "e", "f"].map((one) => `${one}@acme.example`) }),
      "consumers.it.notify: has more than 5",
    ],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });

  it("keeps tables whose names nothing else has", () => {
    expect(problems(monitor(), { "consumers.other": monitor() })).toContain("demand_answers_profile_metrics");
  });
});
