import { Construct } from "constructs";
import { type DynamodbTableModel, keyOf } from "../../../config/kinds/data-services/dynamodb-table";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { DynamodbTableAlarms } from "./alarms";
import { DynamodbTable } from "./dynamodb-table";
import { serviceKeyStatements } from "./policies";
import { TableExport } from "./table-export";

export const contributions: Contributions<DynamodbTableModel> = {
  foundation: { serviceKeyStatements },
  "data-services"(scope, id, { entry: table, place, tags, protection, read, keyArn, serviceKeyArn }) {
    const made =
      table.mode === "existing"
        ? undefined
        : new DynamodbTable(scope, id, {
            table,
            changesArn: table.changes && read("data-services", "stream_arns", table.changes.stream),
            kmsKeyArn: serviceKeyArn(table.key),
            copy:
              table.copyRegion === undefined
                ? undefined
                : { region: table.copyRegion, kmsKeyArn: read("foundation", "replica_key_arns", table.encryptedBy) },
            place,
            tags,
            protection,
          });
    const tableArn = made?.tableArn ?? table.arn;
    if (table.export !== undefined) {
      const exports = new TableExport(made ?? new Construct(scope, id), "export", {
        table: { name: table.name, arn: table.arn, key: keyOf(table, table.encryptedBy) },
        tableArn,
        export: table.export,
        keyArn,
        place,
        tags,
      });
      configured(exports, ".export");
    }
    return {
      table_names: made?.tableName ?? table.name,
      table_arns: tableArn,
      ...(table.copied && { copied_table_arns: made?.openedArn ?? table.arn }),
      ...(made?.ownStreamArn !== undefined && { table_stream_arns: made.ownStreamArn }),
    };
  },
  operations(scope, id, { entry: table, alarmTopicArn }) {
    if (table.mode === "create" || table.export !== undefined)
      new DynamodbTableAlarms(scope, id, { table, topicArn: alarmTopicArn });
    return {};
  },
};
