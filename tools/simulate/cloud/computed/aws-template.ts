import { at, isUnknown, isWhollyKnown, type ObjectValue, type Value } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { textOf, textsAt } from "../values";
import { awsAccount } from "../whereabouts";
import type { ComputedRequest } from "./computed";

/** Looks up the value of a row: an attribute that is planned or was derived above, or a built-in. */
export interface Made {
  readonly request: ComputedRequest;
  /** `name` of the planned attributes, of the rows above, or built in; `name|other` where there may be none. */
  text(name: string): string;
  /** Text with `{…}` filled in. */
  fill(template: string): string;
}

/** What a service decides about one attribute: text with `{…}` in it, another value, or what a function makes of the object. */
export type Decided = Value | ((made: Made) => Value);

/** Attribute → what the service decides. Later attributes may use earlier ones. */
export type Row = Readonly<Record<string, Decided>>;

/** The account that is worked in where the provider block does not say: the one of AWS's own examples. */
export const UNNAMED_ACCOUNT = "123456789012";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Built-ins that take a length: `{hex:17}`. Each use is different, `{hex:17:a}` from `{hex:17:b}`. */
const SIZED: Readonly<Record<string, (seed: string, length: number) => string>> = {
  hex: (seed, length) => fingerprint(seed, length),
  base36: (seed, length) =>
    BigInt(`0x${fingerprint(seed, 64)}`)
      .toString(36)
      .slice(0, length),
  digits: (seed, length) =>
    [...fingerprint(seed, length)].map((digit) => String(Number.parseInt(digit, 16) % 10)).join(""),
  upper: (seed, length) =>
    [...fingerprint(seed, length)].map((digit, at) => ALPHABET[(Number.parseInt(digit, 16) * 7 + at) % 32]).join(""),
};

/** The values of a row for an object; what is planned stands, down to the parts of a block. */
export function decide(row: Row, request: ComputedRequest, known: ObjectValue = {}): ObjectValue {
  const values: Record<string, Value> = { ...known };
  const made = makerOf(request, values);
  for (const [name, decided] of Object.entries(row)) {
    const planned = at(request.planned, name);
    if (planned !== null && isWhollyKnown(planned)) continue;
    if (typeof decided === "function") values[name] = decided(made);
    else values[name] = typeof decided === "string" ? made.fill(decided) : decided;
  }
  return values;
}

/** Region that a new object will be in: its own argument, else the one of the provider block. */
export function regionOf({ planned, context }: ComputedRequest): string {
  return textOf(at(planned, "region")) ?? context.region ?? "us-east-1";
}

export function uuidOf(seed: string): string {
  const hex = fingerprint(seed, 32);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20)].join("-");
}

function makerOf(request: ComputedRequest, values: Readonly<Record<string, Value>>): Made {
  const { context, planned, published, seed } = request;
  const region = regionOf(request);
  const partition = published.partitionOf(region);
  const builtIns: Readonly<Record<string, string>> = {
    region,
    partition: partition.name,
    suffix: partition.dnsSuffix,
    account: awsAccount(context) ?? UNNAMED_ACCOUNT,
    time: context.clock.timestamp(),
    uuid: uuidOf(seed),
  };
  const text = (template: string): string => {
    const [name = "", otherwise = ""] = template.split("|");
    const [kind = "", length = "", salt = ""] = name.split(":");
    const sized = SIZED[kind];
    if (sized && length !== "") return sized(`${seed} ${salt}`, Number(length));
    const own = values[name] ?? null;
    const value = isUnknown(own) || own === null ? textsAt(planned, name)[0] : textOf(own);
    return value ?? builtIns[name] ?? otherwise;
  };
  return { request, text, fill: (template) => template.replace(/\{([^{}]+)\}/g, (_, name: string) => text(name)) };
}
