import { addresses, type ResourceJson, type StackJson } from "../../emitted/stacks";
import { factsOf } from "../../tools/simulate/facts";

/** What is no argument of the provider. */
const META: readonly string[] = ["//", "lifecycle", "provider", "depends_on", "provisioner"];

/** Steps to a value in a resource: `["rule", 0, "id"]`. */
export type Steps = readonly (string | number)[];

/** The path of an argument as facts have it: `rule.id`. */
export const dotted = (steps: Steps): string => steps.filter((step) => typeof step === "string").join(".");

export const typeOf = (address: string): string => address.slice(0, address.indexOf("."));

export function resourceAt(json: StackJson, address: string): ResourceJson | undefined {
  return json.resource?.[typeOf(address)]?.[address.slice(address.indexOf(".") + 1)];
}

/** Every argument that is set, with its value: a map or list of plain values is one. */
export function argumentsOf(type: string, args: ResourceJson): { steps: Steps; value: unknown }[] {
  const known = factsOf(type)?.attributes;
  const walk = (value: unknown, steps: Steps): { steps: Steps; value: unknown }[] => {
    if (known?.has(dotted(steps)) === true) return [{ steps, value }];
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...steps, index]));
    if (typeof value !== "object" || value === null) return [{ steps, value }];
    return Object.entries(value).flatMap(([name, inner]) => walk(inner, [...steps, name]));
  };
  return Object.entries(args).flatMap(([name, value]) => (META.includes(name) ? [] : walk(value, [name])));
}

/** Whether the provider makes a resource anew for another value of an argument; where nothing is known of it, it may. */
export function replacesFor(type: string, steps: Steps, transition: "change" | "set" | "unset"): boolean {
  const facts = factsOf(type);
  if (facts === undefined) return true;
  const replacement = facts.attributes.get(dotted(steps))?.replacement;
  return replacement?.[transition] === true && replacement.onlyIf === undefined;
}

/**
 * What `terraform show -json` has of a plan of a stack over what it was, as far as the emitted JSON and what is known of
 * the providers tell: what is made, moved, forgotten, deleted and changed, in place or anew. Nothing is deployed for it;
 * ids and the like stand in as `aws_s3_bucket.raw#id`.
 */
export function pretendedPlan(before: StackJson, after: StackJson): string {
  const first = new Map((after.moved ?? []).map(({ from, to }) => [to, from]));
  const was = new Set(addresses(before));
  const originOf = (address: string) => {
    const from = first.get(address);
    return from !== undefined && was.has(from) && !was.has(address) ? from : address;
  };
  const itself = (address: string) => address;
  const valuesThen = (address: string) => deployedValues(before, address, itself);
  const valuesNow = (address: string) => deployedValues(after, address, originOf);
  const forgotten = new Set((after.removed ?? []).flatMap(({ from, lifecycle }) => (lifecycle.destroy ? [] : [from])));
  const there = addresses(after);
  const taken = new Set(there.map(originOf));
  const gone = [...was].filter((address) => !taken.has(address));
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: [
      ...there.map((address) => {
        const origin = originOf(address);
        const more = origin === address ? {} : { previous_address: origin };
        if (!was.has(origin)) return planned(address, ["create"], null, valuesNow(address));
        const [then, now] = [valuesThen(origin), valuesNow(address)];
        const paths = replacingPaths(typeOf(address), then, now);
        if (paths.length > 0) return planned(address, ["delete", "create"], then, now, { ...more, paths });
        return planned(address, [JSON.stringify(then) === JSON.stringify(now) ? "no-op" : "update"], then, now, more);
      }),
      ...gone.map((address) =>
        planned(address, [forgotten.has(address) ? "forget" : "delete"], valuesThen(address), null),
      ),
    ],
  });
}

interface More {
  readonly previous_address?: string;
  readonly paths?: readonly Steps[];
}

type Values = Readonly<Record<string, unknown>>;

const planned = (
  address: string,
  actions: readonly string[],
  before: Values | null,
  after: Values | null,
  { paths, ...more }: More = {},
) => ({
  ...{ address, mode: "managed", type: typeOf(address), name: address.slice(address.indexOf(".") + 1), ...more },
  change: {
    ...{ actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
    ...(paths !== undefined && { replace_paths: paths }),
  },
});

function replacingPaths(type: string, before: Values, after: Values): Steps[] {
  const [then, now] = [before, after].map(
    (values) => new Map(argumentsOf(type, values).map(({ steps, value }) => [JSON.stringify(steps), value])),
  );
  return [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((key) => {
    const [was, is] = [then?.get(key), now?.get(key)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const steps = JSON.parse(key) as Steps;
    const transition = was === undefined ? "set" : is === undefined ? "unset" : "change";
    return replacesFor(type, steps, transition) ? [steps] : [];
  });
}

/** Arguments as they are when they are deployed, with what the services add that others refer to. */
function deployedValues(json: StackJson, address: string, originOf: (address: string) => string): Values {
  const args = Object.entries(resourceAt(json, address) ?? {}).filter(([name]) => !META.includes(name));
  const origin = originOf(address);
  const values = resolved(Object.fromEntries(args), json, originOf) as Values;
  return { id: `${origin}#id`, arn: `${origin}#arn`, ...values };
}

const REFERENCE = /\$\{([a-z]\w*\.[\w-]+)\.(\w+)\}/g;

/** With what references come to. */
function resolved(value: unknown, json: StackJson, originOf: (address: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, json, originOf));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner, json, originOf)]));
  if (typeof value !== "string") return value;
  return value.replace(REFERENCE, (_, address: string, attribute: string) => {
    const said = resourceAt(json, address)?.[attribute];
    return typeof said === "string" && !said.includes("${") ? said : `${originOf(address)}#${attribute}`;
  });
}
