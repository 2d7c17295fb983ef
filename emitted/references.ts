/** One `${…}` of a text. */
export interface Interpolation {
  /** Index of the `$`. */
  readonly start: number;
  /** Index after the closing brace. */
  readonly end: number;
  /** What stands between the braces. */
  readonly expression: string;
}

/** Every `${…}` of a text, outermost only. `$${` is an escape and no interpolation. */
export function interpolations(text: string): Interpolation[] {
  const found: Interpolation[] = [];
  for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", at)) {
    if (text[at - 1] === "$") {
      at += 2;
      continue;
    }
    const end = endOfInterpolation(text, at + 2);
    found.push({ start: at, end, expression: text.slice(at + 2, end - 1) });
    at = end;
  }
  return found;
}

/** Braces nest, and a quoted text inside may hold braces or further interpolations of its own. */
function endOfInterpolation(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at + 1;
    else if (text[at] === '"') at = endOfQuote(text, at + 1);
  }
  return text.length;
}

function endOfQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
    else if (text.startsWith("${", at)) at = endOfInterpolation(text, at + 2) - 1;
  }
  return text.length;
}

/** Whether a value, or anything inside it, refers to the resource at an address: `aws_s3_bucket.zone-raw_bucket`. */
export function references(value: unknown, address: string): boolean {
  if (typeof value === "string") {
    return interpolations(value).some(({ expression }) => mentions(expression, address));
  }
  return typeof value === "object" && value !== null && Object.values(value).some((part) => references(part, address));
}

/** The address alone: neither `data.<address>` nor an address that only starts the same. */
function mentions(expression: string, address: string): boolean {
  for (let at = expression.indexOf(address); at !== -1; at = expression.indexOf(address, at + 1)) {
    const before = expression[at - 1] ?? "";
    const after = expression[at + address.length] ?? "";
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

/** The addresses of all resources that a value, or anything inside it, refers to; each of them `references` says so of. */
export function allReferenced(value: unknown): string[] {
  if (typeof value === "string") {
    return interpolations(value).flatMap(({ expression }) => expression.match(ADDRESS) ?? []);
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(allReferenced) : [];
}

const ADDRESS = /(?<![\w.-])[\w-]+\.[\w-]+/g;

/** The address that a value is an attribute of, if it is nothing else: `${aws_vpc.vpc.id}` → `aws_vpc.vpc`. */
export function referencedAddress(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$\{([\w-]+\.[\w-]+)\.[\w-]+\}$/.exec(value)?.[1] : undefined;
}

/** Addresses of a type inside the `${…}` of a value or of a list: `${aws_subnet.a.id}` → `aws_subnet.a`; lookups too. */
function mentioned(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mentioned(item, type));
  if (typeof value !== "string") return [];
  const pattern = new RegExp(`(?<![\\w.-])(data\\.)?${type}\\.([\\w-]+)(?=[.[])`, "g");
  return interpolations(value).flatMap(({ expression }) =>
    [...expression.matchAll(pattern)].map(([address]) => address),
  );
}

/** Addresses of resources of a type that a value refers to: `${aws_subnet.a.id}` → `aws_subnet.a`. */
export function addressesIn(value: unknown, type: string): string[] {
  return mentioned(value, type).filter((address) => !address.startsWith("data."));
}

/** The first of `addressesIn`. */
export function addressIn(value: unknown, type: string): string | undefined {
  return addressesIn(value, type)[0];
}

/** What a value names of a type: addresses of resources and of lookups, and an id that stands there literally. */
export function named(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => named(item, type));
  if (typeof value === "string" && value !== "" && !value.includes("${")) return [value];
  return mentioned(value, type);
}

/** The first of `named`. */
export function nameIn(value: unknown, type: string): string | undefined {
  return named(value, type)[0];
}
