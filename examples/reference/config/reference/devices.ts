import { definePart } from "../../../../config/define";
import { loader } from "./loader";

/** Devices in shops, which measure how cold their shelves are. */
export const devices = definePart({
  foundation: { iotLogs: { mode: "create" } },
  dataServices: {
    shelves: {
      kind: "iot-core",
      rules: {
        telemetry: {
          sql: "SELECT *, topic(2) AS device FROM 'shelves/+/telemetry'",
          into: { mode: "stream", stream: "readings", partitionKey: { from: "topic", level: 2 } },
        },
      },
      thingTypes: { shelf: { description: "Shelves that are cooled" } },
      thingGroups: { shops: { policies: ["shelf"] } },
      policies: { shelf: { publishes: ["shelves/{thing}/telemetry"] } },
    },
    readings: { kind: "kinesis-stream", mode: "create" },
  },
  sources: {
    readings: {
      ...loader,
      kind: "stream",
      stream: "readings",
      run: { mode: "scheduled", schedule: { quartzCron: "0 45 * * * ?" } },
      payload: {
        format: "json",
        columns: { device: "STRING", celsius: "DOUBLE", at: "TIMESTAMP" },
      },
      expectations: { is_plausible: { condition: "celsius BETWEEN -60 AND 60", action: "drop" } },
    },
  },
});
