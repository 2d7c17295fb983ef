import type { Item, ListedKind, Where } from "./kind";
import type { Listed } from "./listed";

/** What an item says of itself; a text is why it cannot be read. */
export function listedFrom(item: Item, kind: ListedKind, file: string, at: string): Listed | string {
  const { part, id: idField, name: nameField, arn, account: accountField, region: regionField } = kind;
  const never = kind.never?.(item);
  const id = idAt(item, idField);
  if (id === undefined && never === undefined) {
    return `${typeof idField === "string" ? idField : "its id"} is ${kindOfValue(valueAt(item, idField))}`;
  }
  const name = nameField === undefined ? undefined : valueAt(item, nameField);
  const [, , , arnRegion, arnAccount] = `${arn === undefined ? "" : (valueAt(item, arn) ?? "")}`.split(":");
  const account = accountField === undefined ? arnAccount : valueAt(item, accountField);
  const region = regionField === undefined ? arnRegion : valueAt(item, regionField);
  return {
    part,
    id: id ?? "",
    file,
    at,
    ...(isText(name) && { name }),
    ...(isText(account) && { account }),
    ...(isText(region) && { region }),
    ...(never !== undefined && { never }),
  };
}

/** Parts of the texts in some fields, put together again; undefined where one of them has another form. */
export const partsOf =
  (parts: Readonly<Record<string, RegExp>>, together: (...found: readonly string[]) => string) =>
  (item: Item): string | undefined => {
    const found = Object.entries(parts).map(([field, pattern]) => pattern.exec(textIn(item, field))?.slice(1));
    const all = found.flatMap((some) => some ?? []);
    return found.includes(undefined) ? undefined : together(...all);
  };

/** What a field says; empty where it is no text. */
export const textIn = (item: Item, field: string): string => {
  const value = item[field];
  return typeof value === "string" ? value : "";
};

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Databricks prints numbers of workspaces and jobs as numbers. */
function idAt(item: Item, field: Where): string | undefined {
  const value = valueAt(item, field);
  if (isText(value)) return value;
  return Number.isSafeInteger(value) && Number(value) > 0 ? String(value) : undefined;
}

function kindOfValue(value: unknown): string {
  if (typeof value === "number")
    return Number.isInteger(value) ? "a number that is too large to be read exactly" : "no whole number";
  return value === "" ? "empty" : value === undefined ? "not there" : "neither text nor number";
}

/** What stands at a path; AWS prints tags as a list of keys and values, `Tags.Name`. */
function valueAt(item: Item, where: Where): unknown {
  if (typeof where !== "string") return where(item);
  return where.split(".").reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value.find((one: unknown) => isItem(one) && one.Key === step)?.Value;
    return isItem(value) ? value[step] : undefined;
  }, item);
}

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null;
