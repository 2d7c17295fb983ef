import type { Reference } from "../references";
import { errorAt, perEnvironment } from "./check";
import { environmentReferences } from "./references";

/** Tables of a layer go to a schema of that layer: readers, grants and zones are chosen by it. */
export const schemaLayers = perEnvironment((env) => {
  const layered = environmentReferences(env).filter(({ mark }) => mark.layer !== undefined);
  // Two layers in one schema are reported as such.
  const twice = ({ holder, name, mark }: Reference) =>
    layered.some((other) => other.holder === holder && other.name === name && other.mark.layer !== mark.layer);
  return layered.flatMap((reference) => {
    const { from, mark, name, holder } = reference;
    const catalog = holder[mark.within ?? "catalog"];
    const catalogs = env.data.catalogs ?? {};
    if (mark.layer === undefined || typeof catalog !== "string" || !Object.hasOwn(catalogs, catalog)) return [];
    const schemas = catalogs[catalog]?.schemas ?? {};
    const layer = Object.hasOwn(schemas, name) ? schemas[name]?.layer : undefined;
    if (layer === undefined || layer === mark.layer || twice(reference)) return [];
    const fitting = Object.keys(schemas).filter((other) => schemas[other]?.layer === mark.layer);
    return [
      errorAt(
        env,
        from,
        `schema ${catalog}.${name} is of layer "${layer}", and ${mark.layer} tables are written into it`,
        fitting.length === 0
          ? `declare a schema of layer "${mark.layer}" under catalogs.${catalog}.schemas, or correct the layer of ${name}`
          : `name a schema of layer "${mark.layer}" (${fitting.join(", ")}), or correct the layer of ${name}`,
      ),
    ];
  });
});
