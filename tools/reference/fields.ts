import { z } from "zod";
import type { SchemaTypes, TypedField, TypedSchema } from "./typed-schema";

/** A field of an object, without what makes it optional. */
export interface Field {
  readonly name: string;
  /** The object that it belongs to. */
  readonly owner: z.ZodObject;
  readonly comment: string;
  /** File, line and column of its declaration. */
  readonly place: string;
  readonly value: TypedSchema;
  readonly presence: Presence;
}

/** Whether a field has to be written, and what holds if it is not. */
export type Presence =
  | { readonly is: "required" }
  | { readonly is: "optional" }
  | { readonly is: "default"; readonly value: unknown };

/** One alternative of a union that a field tells apart: `mode: "create"`. */
export interface Variant {
  readonly value: string;
  readonly discriminator: Field;
  /** Its fields; where a further field tells its forms apart, a union. */
  readonly holder: Holder;
}

export type ObjectSchema = TypedSchema & { readonly schema: z.ZodObject };

/** What has fields: an object, or a union of objects with what tells them apart. */
export type Holder =
  | { readonly is: "object"; readonly schema: z.core.$ZodType; readonly object: ObjectSchema }
  | { readonly is: "union"; readonly schema: z.core.$ZodType; readonly by: string; readonly variants: Variant[] };

/** Schemas as this reference tells of them: objects, their fields, and what fields hold. */
export class Fields {
  constructor(private readonly types: SchemaTypes) {}

  of(object: ObjectSchema): Field[] {
    return this.types.fields(object).map((field) => this.field(object.schema, field));
  }

  /** What has fields below a value, and how one gets there: `.<key>` through a map, `[]` through a list. */
  holders(typed: TypedSchema, way = ""): { readonly way: string; readonly holder: Holder }[] {
    const { schema } = typed;
    if (isObject(typed)) return [{ way, holder: { is: "object", schema, object: typed } }];
    if (schema instanceof z.ZodDiscriminatedUnion) return [{ way, holder: this.union(typed, schema) }];
    if (schema instanceof z.ZodUnion) {
      return this.types.options({ ...typed, schema }).flatMap((option) => this.holders(option, way));
    }
    if (schema instanceof z.ZodRecord) {
      return this.holders(this.types.part(typed, "valueType", schema.valueType), `${way}.<key>`);
    }
    if (schema instanceof z.ZodArray) {
      return this.holders(this.types.part(typed, "element", schema.element), `${way}[]`);
    }
    return [];
  }

  private union(typed: TypedSchema, schema: z.ZodDiscriminatedUnion): Holder {
    const by = schema.def.discriminator;
    const variants = this.types.options({ ...typed, schema }).map((option): Variant => {
      const [form] = this.holders(option);
      if (form === undefined || form.way !== "") throw new Error(`an alternative of a union by ${by} is no object`);
      const discriminator = this.discriminator(form.holder, by);
      const literal = discriminator?.value.schema;
      if (discriminator === undefined || !(literal instanceof z.ZodLiteral)) {
        throw new Error(`an alternative of a union has no literal ${by}`);
      }
      return { value: String(literal.value), discriminator, holder: form.holder };
    });
    return { is: "union", schema, by, variants };
  }

  /** The field that tells an alternative apart; where that has several forms, the first one's. */
  private discriminator(holder: Holder, by: string): Field | undefined {
    if (holder.is === "object") return this.of(holder.object).find(({ name }) => name === by);
    const [first] = holder.variants;
    return first && this.discriminator(first.holder, by);
  }

  private field(owner: z.ZodObject, { name, comment, place, ...typed }: TypedField): Field {
    return { name, owner, comment, place, ...this.unwrapped(typed) };
  }

  private unwrapped(typed: TypedSchema): Pick<Field, "value" | "presence"> {
    const { schema } = typed;
    if (schema instanceof z.ZodOptional) {
      const { value, presence } = this.unwrapped(this.types.part(typed, "innerType", schema.unwrap()));
      return { value, presence: presence.is === "default" ? presence : { is: "optional" } };
    }
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      const { value } = this.unwrapped(this.types.part(typed, "innerType", schema.unwrap()));
      return { value, presence: { is: "default", value: schema.def.defaultValue } };
    }
    return { value: typed, presence: { is: "required" } };
  }
}

function isObject(typed: TypedSchema): typed is ObjectSchema {
  return typed.schema instanceof z.ZodObject;
}
