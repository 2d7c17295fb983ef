import type { EnvironmentInput } from "../../config/schema/environment";
import { paidOrders, shopBus, withEvents } from "../support/events";
import { dags, onOrders, withOrchestration, withOrchestrationInVpc } from "../support/orchestration";
import { devInput } from "../support/platform";
import type { Base } from "./every-value-base";

type Trigger = Extract<ReturnType<typeof onOrders>["on"], { mode: "event" }>;
type Fields = NonNullable<NonNullable<Trigger["pattern"]>["detail"]>;

/** A value of each sort. */
const DETAIL: Fields = {
  state: { match: "equals", values: ["paid"] },
  shop: { match: "prefix", values: ["de-"] },
  file: { match: "suffix", values: [".json"] },
  path: { match: "wildcard", values: ["orders/*/new"] },
  origin: { match: "anything-but", values: ["test"] },
  total: { match: "number", from: 1 },
  customer: { match: "exists", exists: true },
};
const PATTERN = { sources: ["acme.shop"], detail: DETAIL };
const RULES = {
  orders: { pattern: PATTERN, to: { mode: "stream", stream: "events" } },
  all: { pattern: PATTERN, to: { mode: "firehose", deliveryStream: "landing" } },
  work: { pattern: PATTERN, to: { mode: "queue" } },
} as const;
const ARCHIVE = { retentionDays: 30, pattern: PATTERN };

function withAll(): Pick<EnvironmentInput, "dataServices" | "workloads" | "workspaces"> {
  const input: EnvironmentInput = devInput();
  withOrchestration(input);
  withEvents(input);
  const { dataServices, workloads, workspaces } = input;
  return { dataServices, workloads, workspaces };
}

function inVpc(): Pick<EnvironmentInput, "dataServices" | "network" | "workloads" | "workspaces"> {
  const input: EnvironmentInput = devInput();
  withOrchestrationInVpc(input);
  const { dataServices, network, workloads, workspaces } = input;
  return { dataServices, network, workloads, workspaces };
}

/** Events by values of every sort, to every destination. */
export const EVENT_BASES: readonly Base[] = [
  {
    name: "events by values of every sort, to every destination",
    environment: {
      ...withAll(),
      "dataServices.shop": shopBus({ rules: RULES, archive: ARCHIVE }),
      "dataServices.account": { kind: "event-bus", mode: "default", rules: RULES, archive: ARCHIVE },
      "dataServices.paid": paidOrders({ filter: DETAIL }),
      "workloads.on-orders": onOrders({ on: { mode: "event", bus: "shop", pattern: PATTERN }, parameters: {} }),
    },
  },
  {
    name: "Airflow of the smallest class, for everybody, with plugins that somebody uploads",
    environment: {
      ...inVpc(),
      "workloads.dags": dags({
        environmentClass: "mw1.micro",
        workers: { least: 1 },
        program: {
          folder: "programs/airflow",
          plugins: { mode: "uploaded", key: "uploads/plugins.zip", version: "3HL4kqtJlcpXroDTDmJ" },
        },
        access: { mode: "public", acknowledgePublicWebserver: true },
      }),
    },
  },
];
