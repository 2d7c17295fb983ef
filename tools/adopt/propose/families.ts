import type { ZodType } from "zod";
import type { Part, PartName } from "../../../config/adopted/parts";
import { accountAdoptedSchema, adoptedSchema } from "../../../config/schema/adopted";

/** `adopted` of one file: family → key → what is said of the entry. */
export type Words = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, unknown>>>>>>;

/** What `adopted` of a sort of file may hold. */
export interface Families {
  readonly schema: ZodType;
  /** Family → fields of its entries; undefined where an entry is an id alone. */
  readonly fields: ReadonlyMap<string, readonly string[] | undefined>;
}

export const ENVIRONMENT_FAMILIES: Families = {
  schema: adoptedSchema,
  fields: new Map(
    Object.entries(adoptedSchema.shape).map(([family, record]) => [
      family,
      Object.keys(record.unwrap().valueType.shape),
    ]),
  ),
};

export const ACCOUNT_FAMILIES: Families = {
  schema: accountAdoptedSchema,
  fields: new Map(
    Object.entries(accountAdoptedSchema.shape).map(([family, record]) => {
      const { valueType } = record.unwrap();
      return [family, "shape" in valueType ? Object.keys(valueType.shape) : undefined];
    }),
  ),
};

/** What may be said, so that something is taken in as one resource: the shortest first. */
export interface Saying {
  readonly part: PartName;
  readonly setting: string;
  /** Id as `adopted` takes it. */
  readonly id: string;
  /** What tells it from others of the setting: the alias of a key. */
  readonly called: string | undefined;
  /** The same by addresses: it, and what stands with it. */
  readonly resources: Readonly<Record<string, string>>;
}

export function wordsFor({ fields }: Families, of: Part, { part, setting, id, called, resources }: Saying): Words[] {
  const [family = "", ...steps] = setting.split(".");
  const [key = "", ...below] = steps;
  const own = fields.get(family);
  // Names of groups may have dots in them.
  if (fields.has(family) && own === undefined) return [{ [family]: { [steps.join(".")]: id } }];
  const field = (known: readonly string[] | undefined): Readonly<Record<string, unknown>>[] => {
    if (of.called !== undefined)
      return called !== undefined && known?.includes("keys") ? [{ keys: { [called]: id } }] : [];
    if (part === "schema") return known?.includes("schemas") ? [{ schemas: { [below.at(-1) ?? ""]: id } }] : [];
    return known?.includes(part) ? [{ [part]: id }] : [];
  };
  const isEntry = own !== undefined && key !== "" && family !== "settings";
  return [
    ...(isEntry ? field(own).map((word) => ({ [family]: { [key]: word } })) : []),
    ...field(fields.get("settings")).map((word) => ({ settings: { [setting]: word } })),
    ...(isEntry ? [{ [family]: { [key]: { resources } } }] : []),
    { settings: { [setting]: { resources } } },
  ];
}
