import { provisioned, topicsOf } from "../support/kafka";
import { CHANGES } from "../support/stream-changes";
import { streamsConnection } from "../support/stream-connection";
import { clicks, eventStream } from "../support/streams";
import type { Base } from "./every-value-base";

const columns = { order_id: "BIGINT", amount: "DECIMAL(18,2)", card: "STRING" };

/** Streams whose records are of several kinds. */
export const STREAM_BASES: readonly Base[] = [
  {
    name: "one stream into several tables",
    environment: {
      "dataServices.events": eventStream(),
      "sources.shop": clicks({
        split: {
          by: { mode: "field", field: "event" },
          tables: {
            sales: {
              values: ["paid"],
              columns: { id: "STRING" },
              deduplicate: { columns: ["id"], withinMinutes: 60 },
              expectations: { has_id: { condition: "id IS NOT NULL" } },
            },
            ...Object.fromEntries(
              Object.entries(CHANGES).map(([format, changes]) => [
                `rows_of_${format}`,
                { values: [format], columns, changes: structuredClone(changes) },
              ]),
            ),
          },
        },
      }),
    },
  },
  {
    name: "a connection to streams",
    environment: {
      "dataServices.events": eventStream(),
      "connections.events": streamsConnection(),
    },
  },
  {
    name: "topics with a table each",
    environment: {
      "dataServices.broker": provisioned(),
      "sources.topics": topicsOf({
        split: { by: { mode: "topic" }, tables: { returned: { values: ["returns"], columns: "inferred" } } },
      }),
    },
  },
];
