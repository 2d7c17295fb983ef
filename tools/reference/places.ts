import { posix } from "node:path";
import type { z } from "zod";
import type { Field, Fields, Holder } from "./fields";
import type { Marker } from "./markers";
import type { TypedSchema } from "./typed-schema";

/** A marker, and what has the fields that it names. */
export interface Place {
  readonly marker: Marker;
  /** How the configuration gets there: `zones.<key>`; empty for a whole file. */
  readonly way: string;
  readonly holder: Holder;
}

/** The schema of a whole file, by the first step of a marker's path. */
export type Roots = Readonly<Record<string, TypedSchema>>;

/** Finds what a marker's path names. A name that is not there is an error. */
export function placeOf(marker: Marker, roots: Roots, fields: Fields): Place {
  const [first = "", ...steps] = marker.path;
  const root = roots[first];
  if (root === undefined) throw unknown(marker, first, Object.keys(roots));
  let place: Omit<Place, "marker"> = { way: "", holder: holderOf(marker, fields, root) };
  for (const step of steps) place = stepTo(marker, fields, place, step);
  for (const name of marker.chosen) {
    if (place.holder.is === "union")
      throw new Error(`${marker.page}: a choice of fields needs one alternative of a union`);
    const names = fields.of(place.holder.object).map((field) => field.name);
    if (!names.includes(name)) throw unknown(marker, name, names);
  }
  return { marker, ...place };
}

function stepTo(marker: Marker, fields: Fields, { way, holder }: Omit<Place, "marker">, step: string) {
  if (holder.is === "union") {
    const variant = holder.variants.find(({ value }) => value === step);
    if (variant === undefined)
      throw unknown(
        marker,
        step,
        holder.variants.map(({ value }) => value),
      );
    return { way, holder: variant.holder };
  }
  const all = fields.of(holder.object);
  const field = all.find(({ name }) => name === step);
  if (field === undefined)
    throw unknown(
      marker,
      step,
      all.map(({ name }) => name),
    );
  const [below] = fields.holders(field.value);
  if (below === undefined) throw new Error(`${marker.page}: ${marker.path.join(".")}: ${step} has no fields`);
  return { way: `${way === "" ? "" : `${way}.`}${step}${below.way}`, holder: below.holder };
}

function holderOf(marker: Marker, fields: Fields, typed: TypedSchema): Holder {
  const [found] = fields.holders(typed);
  if (found === undefined) throw new Error(`${marker.page}: ${marker.path.join(".")} has no fields`);
  return found.holder;
}

function unknown(marker: Marker, name: string, known: readonly string[]): Error {
  return new Error(`${marker.page}: ${marker.path.join(".")}: there is no ${name}; there are ${known.join(", ")}`);
}

/** Which marker tells of which fields, over all pages. */
export class Places {
  constructor(private readonly all: readonly Place[]) {
    for (const [index, { marker, holder }] of all.entries()) {
      const same = all
        .slice(0, index)
        .find((other) => other.holder.schema === holder.schema && overlap(other.marker, marker));
      if (same)
        throw new Error(`${same.marker.page} and ${marker.page} both hold the fields of ${marker.path.join(".")}`);
    }
  }

  /** The marker that has all fields of this schema, if it has one of its own. */
  ofAll(schema: z.core.$ZodType): Place | undefined {
    return this.all.find(({ marker, holder }) => holder.schema === schema && marker.chosen.length === 0);
  }

  /** The marker that has chosen this field. */
  ofChosen({ owner, name }: Field): Place | undefined {
    return this.all.find(({ marker, holder }) => holder.schema === owner && marker.chosen.includes(name));
  }
}

function overlap(one: Marker, other: Marker): boolean {
  if (one.chosen.length === 0 || other.chosen.length === 0) return one.chosen.length === other.chosen.length;
  return one.chosen.some((name) => other.chosen.includes(name));
}

/** A link from one marker's page to the heading above another. */
export function linkTo(from: Marker, { marker }: Place): string {
  const anchor = marker.heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\-_ ]/gu, "")
    .replaceAll(" ", "-");
  const file = from.page === marker.page ? "" : posix.relative(posix.dirname(from.page), marker.page);
  return `[${marker.heading.replaceAll("`", "")}](${file}#${anchor})`;
}
