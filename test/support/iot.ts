import type { EnvironmentInput } from "../../config/schema/environment";
import { withFirehose } from "./firehose";
import { provisioned } from "./kafka";

export type IotInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "iot-core" }>;

export const HOOK = "arn:aws:lambda:eu-west-1:111111111111:function:serial-numbers";

type Into = Extract<IotInput["rules"][string]["into"], { mode: "stream" }>;
const stream = (partitionKey: Into["partitionKey"]): Into => ({ mode: "stream", stream: "events", partitionKey });

/** Devices with everything that they can have. */
export const plant = (change: Partial<IotInput> = {}): IotInput => ({
  kind: "iot-core",
  rules: {
    telemetry: {
      sql: "SELECT *, topic(2) AS device FROM 'devices/+/telemetry' WHERE value > 0",
      into: stream({ from: "topic", level: 2 }),
    },
    alarms: { sql: "SELECT * FROM 'alarms/#'", into: stream({ from: "field", field: "site" }) },
    states: { sql: "SELECT * FROM 'states/+'", into: stream({ from: "message" }) },
    "raw-files": {
      sql: "SELECT * FROM 'devices/#'",
      into: { mode: "delivery-stream", deliveryStream: "landing" },
      enabled: false,
    },
  },
  errors: { mode: "log", retentionDays: 30 },
  thingTypes: { boiler: { description: "Boilers", searchableAttributes: ["model"] } },
  thingGroups: {
    site: { parent: "all", policies: ["boiler"] },
    all: { description: "All devices", attributes: { country: "DE" } },
  },
  policies: {
    boiler: {
      publishes: ["devices/{thing}/telemetry"],
      subscribes: ["commands/{thing}/#"],
      rules: ["telemetry"],
      retains: true,
      shadow: true,
    },
  },
  provisioning: { fleet: { thingType: "boiler", thingGroups: ["site"], policy: "boiler", hookFunctionArn: HOOK } },
  ...change,
});

/** Devices whose failed messages go into a zone. */
export const meters = (change: Partial<IotInput> = {}): IotInput => ({
  kind: "iot-core",
  rules: { readings: { sql: "SELECT * FROM 'meters/+/readings'", into: { mode: "stream", stream: "events" } } },
  errors: { mode: "zone" },
  ...change,
});

/** Devices whose messages go into a topic of Kafka. */
export const fleet = (change: Partial<IotInput> = {}): IotInput => ({
  kind: "iot-core",
  rules: {
    positions: {
      sql: "SELECT * FROM 'trucks/+/position'",
      into: {
        mode: "kafka",
        cluster: "fleet-broker",
        topic: "positions",
        user: "shop",
        partitionKey: { from: "topic", level: 2 },
      },
    },
  },
  ...change,
});

/** Adds `plant`, `meters` and `fleet`, with the streams that they put messages into, and the log of AWS IoT. */
export function withIot(input: EnvironmentInput, change: Partial<IotInput> = {}): void {
  withFirehose(input);
  input.foundation = { ...input.foundation, iotLogs: { mode: "create" } };
  input.dataServices = {
    ...input.dataServices,
    plant: plant(change),
    meters: meters(),
    "fleet-broker": provisioned(),
    fleet: fleet(),
  };
}
