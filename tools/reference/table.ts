import type { z } from "zod";
import type { Field, Fields, Holder, ObjectSchema, Variant } from "./fields";
import { linkTo, type Place, type Places } from "./places";
import { sentence } from "./sentence";
import { targetOf, withoutMention } from "./target";
import { longEnumeration, typeWords } from "./type-words";

/** Fields of one table or of several: a union has one for each alternative, below what it belongs to. */
export interface Reference {
  readonly markdown: string;
  /** What is wrong with comments: `config/schema/zones.ts:16:3: kind has no sentence …`. */
  readonly problems: readonly string[];
  /** Every field that is told of, by its object. */
  readonly told: readonly Pick<Field, "owner" | "name" | "place">[];
}

/** Writes the tables of one marker. */
export class TableWriter {
  private readonly problems: string[] = [];
  private readonly told: Pick<Field, "owner" | "name" | "place">[] = [];

  /** Long enumerations that a row has listed, by its name. */
  private readonly listed = new Map<z.core.$ZodType, string>();

  constructor(
    private readonly place: Place,
    private readonly places: Places,
    private readonly fields: Fields,
  ) {}

  write(): Reference {
    const { holder } = this.place;
    const blocks = holder.is === "object" ? this.table(holder.object, "", true) : this.union(holder, "");
    return { markdown: blocks.join("\n\n"), problems: this.problems, told: this.told };
  }

  /** A table of an object's fields; behind it, what its unions hold. */
  private table(object: ObjectSchema, prefix: string, isRoot = false, without?: Field): string[] {
    const later: string[] = [];
    const rows = this.rows(object, prefix, isRoot, later, without);
    const where = this.place.way === "" ? "field" : `field of \`${this.place.way}\``;
    const head = [`| ${where} | type | default | meaning |`, "|---|---|---|---|"];
    const table = rows.length === 0 ? [] : [[...head, ...rows].join("\n")];
    return [...table, ...this.elsewhere(object, isRoot), ...later];
  }

  private rows(object: ObjectSchema, prefix: string, isRoot: boolean, later: string[], without?: Field): string[] {
    const { chosen } = this.place.marker;
    return this.fields.of(object).flatMap((field) => {
      if (field.name === without?.name) return [];
      const isHere = isRoot && chosen.length > 0 ? chosen.includes(field.name) : !this.places.ofChosen(field);
      return isHere ? this.rowsOf(field, `${prefix}${field.name}`, later) : [];
    });
  }

  /** A field, and below it the fields of what it holds. */
  private rowsOf(field: Field, name: string, later: string[]): string[] {
    const below: string[] = [];
    let link = "";
    for (const { way, holder } of this.fields.holders(field.value)) {
      const place = this.places.ofAll(holder.schema);
      if (place) link = `: ${linkTo(this.place.marker, place)}`;
      else if (holder.is === "object") below.push(...this.rows(holder.object, `${name}${way}.`, false, later));
      else later.push(...this.union(holder, `${name}${way}.`));
    }
    const { meaning, default: unwritten } = this.sentence(field);
    const type = `${typeWords(field.value.schema, targetOf(field))}${link}`;
    const text = `${withoutMention(meaning)}${this.values(field, name)}`;
    const cells = [`\`${name}\``, type, unwritten === "" ? "–" : unwritten, text];
    return [`| ${cells.map(escaped).join(" | ")} |`, ...below];
  }

  /** The values of a long enumeration, in full where it comes first. */
  private values(field: Field, name: string): string {
    const long = longEnumeration(field.value.schema);
    if (long === undefined) return "";
    const first = this.listed.get(long.schema);
    if (first !== undefined) return ` Values: as for \`${first}\`.`;
    this.listed.set(long.schema, name);
    return ` Values: ${long.values.join(", ")}.`;
  }

  /** One block per alternative: what it is for, and its fields. */
  private union(holder: Holder & { readonly is: "union" }, prefix: string): string[] {
    return holder.variants.flatMap((variant) => {
      const place = this.places.ofAll(variant.holder.schema);
      const { meaning } = place ? sentence(variant.discriminator) : this.sentence(variant.discriminator);
      const more = place ? ` See ${linkTo(this.place.marker, place)}.` : "";
      const block = place ? [] : this.alternative(variant, prefix);
      return [`**\`${prefix}${holder.by}: "${variant.value}"\`**${isUnwritten(variant)}: ${meaning}${more}`, ...block];
    });
  }

  private alternative({ holder, discriminator }: Variant, prefix: string): string[] {
    return holder.is === "object"
      ? this.table(holder.object, prefix, false, discriminator)
      : this.union(holder, prefix);
  }

  /** Fields of the object that stand on other pages. */
  private elsewhere(object: ObjectSchema, isRoot: boolean): string[] {
    if (isRoot && this.place.marker.chosen.length > 0) return [];
    const moved = this.fields.of(object).flatMap((field) => {
      const place = this.places.ofChosen(field);
      return place ? [{ name: field.name, link: linkTo(this.place.marker, place) }] : [];
    });
    const links = [...new Set(moved.map(({ link }) => link))];
    return links.map((link) => {
      const names = moved.flatMap((field) => (field.link === link ? [`\`${field.name}\``] : []));
      return `${names.join(", ")}: see ${link}.`;
    });
  }

  private sentence(field: Field) {
    const { owner, name, place } = field;
    const found = sentence(field);
    this.told.push({ owner, name, place });
    this.problems.push(...found.problems.map((problem) => `${place}: ${name} ${problem}`));
    return found;
  }
}

const isUnwritten = ({ discriminator }: Variant): string =>
  discriminator.presence.is === "default" ? " (default)" : "";

/** A bar ends a cell, in code too. */
const escaped = (cell: string): string => cell.replaceAll("|", "\\|");
