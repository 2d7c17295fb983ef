import { parseJson } from "../../emitted/policies";
import { type Arguments, blocks, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const databricksClusterPolicyAutoTermination: Rule = {
  id: "databricks-cluster-policy-auto-termination",
  description:
    "Every cluster policy that allows interactive clusters makes them stop when they are idle. Clusters of jobs stop with the job.",
  check: ({ json }) =>
    resourcesOf(json, "databricks_cluster_policy").flatMap(({ address, args }) => {
      const text = args.definition ?? args.policy_family_definition_overrides;
      const definition = text === undefined ? {} : parseJson(text);
      if (definition === undefined) {
        return {
          address,
          message: "the definition cannot be read before the apply",
          fix: "write the definition as JSON text",
        };
      }
      if (isForJobsOnly(args, definition) || terminates(definition.autotermination_minutes)) return [];
      return {
        address,
        message: "interactive clusters of this policy may run idle for ever",
        fix: "fix autotermination_minutes to a number above 0, or to a range with minValue and maxValue",
      };
    }),
};

function isForJobsOnly(args: Arguments, definition: Arguments): boolean {
  if (args.policy_family_id === "job-cluster") return true;
  return blocks(definition.cluster_type).some((rule) => {
    const values: readonly unknown[] = Array.isArray(rule.values) ? rule.values : [rule.value];
    return (
      ["fixed", "allowlist"].includes(String(rule.type)) && values.every((value) => value === "job" || value === "dlt")
    );
  });
}

/** 0 turns auto-termination off, and a value that is merely a default can be set to 0. */
function terminates(element: unknown): boolean {
  const positive = (value: unknown) => Number(value) > 0;
  return blocks(element).some((rule) => {
    switch (rule.type) {
      case "fixed":
        return positive(rule.value);
      case "range":
        return positive(rule.minValue) && positive(rule.maxValue);
      case "allowlist":
        return Array.isArray(rule.values) && rule.values.length > 0 && rule.values.every(positive);
      default:
        return false;
    }
  });
}
