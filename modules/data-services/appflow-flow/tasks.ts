import type { AppflowFlowTask as Task } from "@cdktf/provider-aws/lib/appflow-flow";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";

/** Validations as AppFlow calls them. */
const RULES = {
  "not-null": "VALIDATE_NON_NULL",
  "not-zero": "VALIDATE_NON_ZERO",
  "not-negative": "VALIDATE_NON_NEGATIVE",
  numeric: "VALIDATE_NUMERIC",
} as const;
const ACTIONS = { "drop-record": "DropRecord", "drop-run": "DropDataset" } as const;

/** What a flow does with fields. AppFlow asks for one task about all of them: `Map_all`, or the list of those that come. */
export function tasksOf({
  fields,
  validations,
  block,
}: Pick<AppflowModel, "fields" | "validations" | "block">): Task[] {
  const operator = (name: string) => ({ connectorOperator: [{ [block]: name }] });
  const mapping: Task[] =
    fields.mode === "all"
      ? [
          {
            taskType: "Map_all",
            ...operator("NO_OP"),
            taskProperties: { EXCLUDE_SOURCE_FIELDS_LIST: JSON.stringify(fields.except) },
          },
        ]
      : [
          { taskType: "Filter", sourceFields: Object.keys(fields.map), ...operator("PROJECTION") },
          ...Object.entries(fields.map).map(([source, destinationField]) => ({
            taskType: "Map",
            sourceFields: [source],
            destinationField,
            ...operator("NO_OP"),
          })),
        ];
  return [
    ...mapping,
    ...Object.entries(validations).map(([field, { rule, otherwise }]) => ({
      taskType: "Validate",
      sourceFields: [field],
      ...operator(RULES[rule]),
      taskProperties: { VALIDATION_ACTION: ACTIONS[otherwise] },
    })),
  ];
}
