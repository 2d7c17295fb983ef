import { widthOf, wrap } from "../../layout/text";
import type { CatalogBox, DataNode, SchemaBox, ZoneBox } from "../model";

/** Lines that a list of names takes at most. */
const MOST_LINES = 4;
/** And of names that say their kinds, of which each takes most of a line. */
const MOST_LINES_MIXED = 5;
/** Kinds that a title has room for. */
const FEW_KINDS = 2;

/** A text in one line, with `…` where it is cut. */
export function cutTo(text: string, width: number, size: number, bold = false): string {
  if (widthOf(text, size, bold) <= width) return text;
  let end = text.length;
  while (end > 1 && widthOf(`${text.slice(0, end)}…`, size, bold) > width) end--;
  return `${text.slice(0, end)}…`;
}

/** Names as far as they fit, and how many more there are. */
export function listed(names: readonly string[], width: number, size: number, mostLines = MOST_LINES): string {
  const cut = names.map((name) => cutTo(name, width - 8, size));
  for (let count = cut.length; count > 0; count--) {
    const more = cut.length - count;
    const text = cut.slice(0, count).join(", ") + (more > 0 ? ` and ${more} more` : "");
    if (wrap(text, width, size).length <= mostLines) return text;
  }
  return `${names.length} names`;
}

const keysText = (keys: readonly string[]): string => `key ${keys.join(", ")}`;

/** Title and text of a node, and all of it for those who point at it. */
export function nodeWords(node: DataNode, width: number, size: { title: number; body: number }) {
  const { names, kind, facts, keys } = node;
  const [name = ""] = names;
  const more = [...facts, ...(keys.length === 0 ? [] : [keysText(keys)])];
  const mixed = ofManyKinds(node);
  const [title, text] =
    mixed !== undefined
      ? [`${names.length} of several kinds`, listed(mixed, width, size.body, MOST_LINES_MIXED)]
      : names.length > 1
        ? [`${names.length} × ${kind}`, listed(names, width, size.body)]
        : [name, kind];
  return {
    lines: [cutTo(title, width, size.title, true), text, ...more.map((fact) => listed([fact], 3 * width, size.body))],
    hint: [mixed?.join(", ") ?? `${kind}: ${names.join(", ")}`, ...more, ...alwaysWords(node)].join("\n"),
  };
}

/** Names that say their kinds, where the title has no room for all of them. */
const ofManyKinds = ({ of = [] }: DataNode): string[] | undefined =>
  new Set(of.map(({ kind }) => kind)).size > FEW_KINDS
    ? of.map(({ name, kind }) => `${name} (${kind})`).sort()
    : undefined;

/** What a node has around the clock, a line each: `2 × NAT gateway, by the hour`. */
export const alwaysWords = ({ always }: DataNode): string[] => [...always].map(([what, count]) => `${count} × ${what}`);

export function catalogWords({ name, zone, keys, readers }: CatalogBox): string[] {
  return [
    name,
    [...(zone === undefined ? [] : [`zone ${zone}`]), ...(keys.length === 0 ? [] : [keysText(keys)])].join(" · "),
    readers.length === 0 ? "nobody reads all of it" : `all is read by ${readers.join(", ")}`,
  ].filter((line) => line !== "");
}

export function schemaWords(schema: SchemaBox, width: number, size: number) {
  const { name, layer, tables, readers, zone } = schema;
  const title = [
    layer === "" || layer === name ? name : `${name}, ${layer}`,
    ...(zone === undefined ? [] : [`zone ${zone}`]),
  ].join(" · ");
  const count = `${tables.length} ${tables.length === 1 ? "table" : "tables"}`;
  const read = readers.length === 0 ? [] : [`read by ${readers.join(", ")}`];
  return {
    lines: [
      title,
      tables.length === 0
        ? "no tables from here"
        : `${count}: ${listed(tables, width - widthOf(`${count}: `, size) / MOST_LINES, size)}`,
      ...read,
    ],
    hint: [`${name}: ${tables.join(", ")}`, ...read].join("\n"),
  };
}

export const zoneWords = ({ name, bucket, keys }: ZoneBox): string[] => [
  `zone ${name}`,
  bucket,
  ...(keys.length === 0 ? [] : [keysText(keys)]),
];
