import { at, isArray, isObject, isWhollyKnown, type ObjectValue, type Value } from "../schema/value";

/** A change of one attribute, with what is around it. */
export interface AttributeChange {
  readonly prior: Value;
  readonly planned: Value;
  /** What holds the attribute, as planned. */
  readonly holder: ObjectValue;
  readonly priorResource: ObjectValue;
  readonly plannedResource: ObjectValue;
}

type Condition = (change: AttributeChange) => boolean;

const fromTo =
  (prior: string, planned: string): Condition =>
  (change) =>
    change.prior === prior && change.planned === planned;

/**
 * Changes that replace only sometimes. Databricks names the condition in words; for AWS the key is the attribute,
 * and the condition is what provider 5.100's CustomizeDiff of that resource says.
 */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  "one non-empty value to another": ({ prior, planned }) => filled(prior) && filled(planned),
  "changed to a non-empty value": ({ planned }) => filled(planned),
  "changed (removal is ignored)": ({ planned }) => filled(planned),
  "table_type is VIEW": ({ holder }) => at(holder, "table_type") === "VIEW",
  "storage changes in the same plan": ({ priorResource, plannedResource }) =>
    at(priorResource, "storage") !== at(plannedResource, "storage"),
  "any key other than authorized_paths is added, changed or removed": ({ prior, planned }) =>
    JSON.stringify(without(prior, "authorized_paths")) !== JSON.stringify(without(planned, "authorized_paths")),

  "aws_vpc.instance_tenancy": (change) => !fromTo("dedicated", "default")(change),
  "aws_ec2_transit_gateway.default_route_table_association": fromTo("disable", "enable"),
  "aws_ec2_transit_gateway.default_route_table_propagation": fromTo("disable", "enable"),
  "aws_msk_cluster.storage_mode": fromTo("TIERED", "LOCAL"),
  // A network load balancer can gain subnets in place, but not lose or exchange any.
  "aws_lb.subnets": ({ prior, planned, plannedResource }) =>
    at(plannedResource, "load_balancer_type") === "network" &&
    isWhollyKnown(planned) &&
    isArray(prior) &&
    isArray(planned) &&
    planned.length <= prior.length,
};

/** Whether a conditional replacement happens. A condition that is not in the table does: better shown than missed. */
export function conditionHolds(condition: string, change: AttributeChange): boolean {
  return CONDITIONS[condition]?.(change) ?? true;
}

function filled(value: Value): boolean {
  return value !== null && value !== "";
}

function without(value: Value, name: string): Value {
  if (!isObject(value)) return {};
  const entries = Object.entries(value).filter(([key]) => key !== name);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
