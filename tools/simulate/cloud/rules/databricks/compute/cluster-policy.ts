import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Type of a policy element → the members of which it needs one. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  fixed: ["value"],
  forbidden: [],
  allowlist: ["values"],
  blocklist: ["values"],
  regex: ["pattern"],
  range: ["minValue", "maxValue"],
  unlimited: [],
};

/** The definition of a cluster policy is JSON that Databricks understands. */
export const clusterPolicy: Rule = {
  id: "cluster-policy",
  source: 'Databricks, "Compute policy reference"',
  types: ["databricks_cluster_policy"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const text = textOf(at(planned, "definition")) ?? textOf(at(planned, "policy_family_definition_overrides"));
    const problem = text === undefined ? undefined : problemOf(text);
    if (problem === undefined) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE: Policy validation error",
      detail: `databricks_cluster_policy ${textOf(at(planned, "name"))}: ${problem}`,
      fix: 'write an object of attribute paths, each { "type": …, … }',
      path: [{ attribute: "definition" }],
    };
  },
};

function problemOf(text: string): string | undefined {
  const definition = parse(text);
  if (!isRecord(definition)) return "the definition is no JSON object";
  for (const [path, element] of Object.entries(definition)) {
    const type = isRecord(element) ? String(element.type) : "";
    const members = ELEMENTS[type];
    if (!isRecord(element) || members === undefined) {
      return `${path} has the type "${type}"; there are ${Object.keys(ELEMENTS).join(", ")}`;
    }
    if (members.length > 0 && !members.some((name) => element[name] !== undefined)) {
      return `${path} is "${type}" and needs ${members.join(" or ")}`;
    }
    if (members.includes("values") && !Array.isArray(element.values)) return `${path}: values is no list`;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
