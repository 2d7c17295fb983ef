import type { DataDrawing } from "../model";
import { alwaysWords, catalogWords } from "./words";

/** The drawing in words, for those who cannot see it. */
export function describeData({ environment, region, nodes, catalogs, zones }: DataDrawing): string {
  const entries = nodes.map((node) => {
    const facts = [
      ...node.facts,
      ...alwaysWords(node),
      ...(node.keys.length === 0 ? [] : [`key ${node.keys.join(", ")}`]),
    ];
    return `${node.kind} ${node.names.join(", ")} in the lane ${node.lane}${facts.length === 0 ? "" : `: ${facts.join("; ")}`}.`;
  });
  const places = catalogs.map((catalog) => {
    const schemas = catalog.schemas.map(
      ({ name, tables, readers }) =>
        `${name} with ${tables.length === 0 ? "no tables from here" : tables.join(", ")}${readers.length === 0 ? "" : `, read by ${readers.join(", ")}`}`,
    );
    return `Catalog ${catalogWords(catalog).join(", ")}: ${schemas.join("; ")}.`;
  });
  return [
    `The way of the data through the environment ${environment} in the AWS region ${region}.`,
    ...(entries.length === 0 ? ["Nothing brings data, and nothing uses it."] : entries),
    ...places,
    ...zones.map(({ name, bucket, keys }) => `Zone ${name}, bucket ${bucket}, key ${keys.join(", ")}.`),
  ].join(" ");
}
