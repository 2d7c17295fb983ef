import { at, type ObjectValue } from "../../../../schema/value";
import { hasNodeType } from "../../../databricks/node-types";
import { workspaceOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** Elements of a cluster policy that name node types. */
const NAMES = ["node_type_id", "driver_node_type_id"];

/** Compute runs on machines that AWS has and Databricks takes. */
export const nodeType: Rule = {
  id: "node-type",
  source: "Clusters API: INVALID_PARAMETER_VALUE for an unknown node type; config/facts/node-types.ts",
  types: [
    "databricks_cluster",
    "databricks_cluster_policy",
    "databricks_instance_pool",
    "databricks_job",
    "databricks_pipeline",
  ],
  operations: ["create", "update"],
  refuses(request) {
    const { type, planned, published, store } = request;
    const region = textOf(at(workspaceOf(request)?.attributes, "aws_region"));
    const wrong =
      planned === null ? undefined : named(planned).find((name) => !hasNodeType(published, store, region, name));
    if (wrong === undefined) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `${type}: Databricks has no node type "${wrong}"${region === undefined ? "" : ` in ${region}`}`,
      fix: "name one that the workspace lists under Compute, for example m6id.xlarge",
    };
  },
};

function named(object: ObjectValue): string[] {
  const direct = NAMES.flatMap((name) => textsAt(object, `**.${name}`));
  return [
    ...direct,
    ...(["definition", "policy_family_definition_overrides"] as const).flatMap((name) =>
      inPolicy(textOf(at(object, name))),
    ),
  ];
}

/** Values that a policy fixes, allows or proposes. What is no policy is another rule's matter. */
function inPolicy(text: string | undefined): string[] {
  const definition = parse(text ?? "{}");
  return NAMES.flatMap((name) => {
    const { type, value, values, defaultValue } = definition[name] ?? {};
    if (type === "forbidden" || type === "blocklist" || type === "regex") return [];
    return [value, defaultValue, ...(Array.isArray(values) ? values : [])].filter(
      (one): one is string => typeof one === "string",
    );
  });
}

interface Element {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly values?: unknown;
  readonly defaultValue?: unknown;
}

function parse(text: string): Readonly<Record<string, Element>> {
  try {
    return (JSON.parse(text) ?? {}) as Readonly<Record<string, Element>>;
  } catch {
    return {};
  }
}
