import { describe, expect, it } from "vitest";
import { databricksClusterPolicyAutoTermination as rule } from "../../policy/rules/databricks-cluster-policy-auto-termination";
import { found } from "./support";

const withDefinition = (definition: object) => ({
  databricks_cluster_policy: { p: { definition: JSON.stringify(definition) } },
});
const minutes = (element: object) => withDefinition({ autotermination_minutes: element });

describe(rule.id, () => {
  it.each([
    ["a fixed time", minutes({ type: "fixed", value: 30, hidden: true })],
    ["a range", minutes({ type: "range", minValue: 10, maxValue: 60, defaultValue: 20 })],
    ["a list", minutes({ type: "allowlist", values: [10, 20] })],
    ["jobs only", withDefinition({ cluster_type: { type: "fixed", value: "job" } })],
    ["jobs and pipelines only", withDefinition({ cluster_type: { type: "allowlist", values: ["job", "dlt"] } })],
    ["the family of job clusters", { databricks_cluster_policy: { p: { policy_family_id: "job-cluster" } } }],
    [
      "a reference elsewhere in the definition",
      {
        databricks_cluster_policy: {
          p: {
            definition:
              '{"instance_pool_id":{"type":"fixed","value":"${x.y["z"]}"},"autotermination_minutes":{"type":"fixed","value":9}}',
          },
        },
      },
    ],
  ])("accepts %s", (_, resources) => {
    expect(found(rule, resources)).toEqual([]);
  });

  it.each([
    ["nothing about it", withDefinition({})],
    ["a time of 0", minutes({ type: "fixed", value: 0 })],
    ["a range from 0", minutes({ type: "range", minValue: 0, maxValue: 60 })],
    ["a range without an end", minutes({ type: "range", minValue: 10 })],
    ["an empty list", minutes({ type: "allowlist", values: [] })],
    ["a list with 0", minutes({ type: "allowlist", values: [0, 10] })],
    ["a default that can be changed", minutes({ type: "unlimited", defaultValue: 30 })],
    [
      "interactive clusters beside jobs",
      withDefinition({ cluster_type: { type: "allowlist", values: ["job", "all-purpose"] } }),
    ],
    ["a family that leaves it open", { databricks_cluster_policy: { p: { policy_family_id: "personal-vm" } } }],
    ["a definition that is not known yet", { databricks_cluster_policy: { p: { definition: "${x.y.z}" } } }],
  ])("finds %s", (_, resources) => {
    expect(found(rule, resources)).toEqual(["databricks_cluster_policy.p"]);
  });
});
