import { at } from "../../../schema/value";
import type { Rule } from "../../rule";

/** Argument that keeps an object, by type, and how the service words it. */
const KEPT = {
  aws_dynamodb_table: {
    argument: "deletion_protection_enabled",
    summary: "ValidationException: Resource cannot be deleted as it is currently protected against deletion",
  },
  aws_db_instance: {
    argument: "deletion_protection",
    summary: "InvalidParameterCombination: Cannot delete protected DB Instance",
  },
  aws_rds_cluster: {
    argument: "deletion_protection",
    summary: "InvalidParameterCombination: Cannot delete protected Cluster",
  },
} as const satisfies Readonly<Record<string, object>>;

const keptBy = (type: string) => (Object.hasOwn(KEPT, type) ? KEPT[type as keyof typeof KEPT] : undefined);

/** What is protected against deletion is not deleted. */
export const deletionProtection: Rule = {
  id: "deletion-protection",
  source: "DynamoDB API, DeleteTable; RDS API, DeleteDBInstance and DeleteDBCluster",
  types: Object.keys(KEPT),
  operations: ["delete"],
  refuses({ type, existing }) {
    const kept = keptBy(type);
    if (kept === undefined || at(existing?.attributes ?? null, kept.argument) !== true) return undefined;
    return {
      summary: kept.summary,
      detail: `${type} is protected by ${kept.argument}`,
      fix: `set ${kept.argument} to false and apply that, before it is destroyed`,
      path: [],
    };
  },
};
