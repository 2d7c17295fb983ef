import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";

type Rule = Readonly<Record<string, unknown>>;

/** Characters of a number of a change, which DMS makes of a time and a counter. */
const LONGEST_SEQUENCE = 50;

/**
 * What DMS calls table mappings: rules that take tables in or leave them out, and a column that it adds. Source: AWS DMS
 * user guide, "Selection rules and actions" and "Transformation rules and actions".
 */
export function tableMappings({ tables, target }: Pick<DmsReplicationModel, "tables" | "target">): {
  readonly rules: readonly Rule[];
} {
  const located = tables.flatMap(({ schema, tables: taken, except }) => [
    ...taken.map((table) => ({ action: "include", schema, table })),
    ...except.map((table) => ({ action: "exclude", schema, table })),
  ]);
  const rules: Rule[] = located.map(({ action, schema, table }) => ({
    "rule-type": "selection",
    "object-locator": { "schema-name": schema, "table-name": table },
    "rule-action": action,
  }));
  const sequence = target.mode === "zone" ? target.sequenceColumn : undefined;
  return {
    rules: [
      ...rules,
      ...(sequence === undefined
        ? []
        : [
            {
              "rule-type": "transformation",
              "rule-target": "column",
              "object-locator": { "schema-name": "%", "table-name": "%" },
              "rule-action": "add-column",
              value: sequence,
              expression: "$AR_H_CHANGE_SEQ",
              "data-type": { type: "string", length: LONGEST_SEQUENCE },
            },
          ]),
    ].map((rule, index) => ({ "rule-id": String(index + 1), "rule-name": String(index + 1), ...rule })),
  };
}
