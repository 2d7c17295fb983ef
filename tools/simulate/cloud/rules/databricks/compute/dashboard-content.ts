import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** The content of a dashboard is JSON. */
export const dashboardContent: Rule = {
  id: "dashboard-content",
  source: "Lakeview API: the serialized dashboard is parsed",
  types: ["databricks_dashboard"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const text = textOf(at(planned, "serialized_dashboard"));
    if (text === undefined || isObject(text)) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE: Failed to parse serialized dashboard",
      detail: `databricks_dashboard ${textOf(at(planned, "display_name"))}: serialized_dashboard is no JSON object`,
      fix: "write serialized_dashboard with JSON.stringify, and quote what is filled in",
      path: [{ attribute: "serialized_dashboard" }],
    };
  },
};

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
