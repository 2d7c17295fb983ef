import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { accountSchema } from "../../../config/schema/account";
import { consumerSchema } from "../../../config/schema/consumers";
import { dataServiceSchema } from "../../../config/schema/data-services";
import { environmentSchema } from "../../../config/schema/environment";
import { sourceSchema } from "../../../config/schema/sources";
import { markedPages } from "../../../tools/reference/marked-pages";
import { generated, schemaRoots, schemaTypes } from "../../../tools/reference/pages";
import { ROOT } from "../../support/platform";

const sources = markedPages(ROOT);
const types = schemaTypes(ROOT);
const { pages, problems } = generated(sources, schemaRoots(types), types);

/** Every object that can be reached from a schema, by the schemas alone. */
function objectsOf(schema: z.core.$ZodType, found = new Set<z.ZodObject>()): Set<z.ZodObject> {
  if (schema instanceof z.ZodObject && !found.has(schema)) {
    found.add(schema);
    for (const field of Object.values(schema.shape)) objectsOf(field, found);
  }
  if (schema instanceof z.ZodUnion) for (const option of schema.options) objectsOf(option, found);
  if (schema instanceof z.ZodRecord) objectsOf(schema.valueType, found);
  if (schema instanceof z.ZodArray) objectsOf(schema.element, found);
  if (schema instanceof z.ZodPipe) objectsOf(schema.in, found);
  if (schema instanceof z.ZodTuple) for (const item of schema.def.items) objectsOf(item, found);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    objectsOf(schema.unwrap(), found);
  }
  return found;
}

const isLiteral = (schema: z.core.$ZodType | undefined): schema is z.ZodLiteral => schema instanceof z.ZodLiteral;

describe("tables of fields", () => {
  it("are as the schemas make them; `npm run reference` writes them again", () => {
    const outdated = pages.filter(({ path, text }) => sources.find((source) => source.path === path)?.text !== text);
    expect(outdated.map(({ path }) => path)).toEqual([]);
  });

  it("have a sentence for every field, and no default that is not the schema's", () => {
    expect(problems).toEqual([]);
  });

  it("tell of every field of both files, each on one page", () => {
    const objects = [accountSchema, environmentSchema].flatMap((schema) => [...objectsOf(schema)]);
    const elsewhere = objects.flatMap((owner) =>
      Object.keys(owner.shape).flatMap((name) => {
        const here = pages.filter(({ told }) => told.some((field) => field.owner === owner && field.name === name));
        return here.length === 1 ? [] : [`${name}: ${here.map(({ path }) => path).join(", ") || "no page"}`];
      }),
    );
    expect(elsewhere).toEqual([]);
    expect(objects.length).toBeGreaterThan(50);
  });

  it("tell of every field that stands in `config/schema`", () => {
    const told = new Set(pages.flatMap((page) => page.told.map(({ place }) => place)));
    const declared = types.declaredFields((file) => file.startsWith("config/schema/"));
    expect(declared.filter((place) => !told.has(place))).toEqual([]);
    expect(declared.length).toBeGreaterThan(200);
  });

  it.each([
    ["dataServices", "data-services", dataServiceSchema],
    ["sources", "sources", sourceSchema],
    ["consumers", "consumers", consumerSchema],
  ] as const)("are on a page of its own for each kind of %s", (family, folder, schema) => {
    const kinds = new Set(
      [...objectsOf(schema)].flatMap(({ shape }) => (isLiteral(shape.kind) ? shape.kind.value : [])),
    );
    expect(kinds.size).toBeGreaterThan(0);
    for (const kind of kinds) {
      expect(existsSync(join(ROOT, `docs/${folder}/${kind}.md`)), String(kind)).toBe(true);
      const page = sources.find(({ path }) => path === `docs/${folder}/${kind}.md`);
      expect(page?.text).toContain(`<!-- fields: environment.${family}.${kind} -->`);
    }
  });
});
