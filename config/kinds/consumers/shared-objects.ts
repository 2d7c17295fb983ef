import type { z } from "zod";
import type { share as schema } from "../../schema/consumers/share";

export type Share = z.output<typeof schema>;

type Schema = Share["schemas"][string];
type Named = Extract<Schema, { objects: "named" }>;
export type SharedTable = Named["tables"][string];

/** What a share holds, and where it is. */
export type SharedObject =
  | { readonly type: "SCHEMA"; readonly schema: string; readonly comment: string | undefined }
  | ({ readonly type: "VOLUME"; readonly schema: string; readonly name: string } & Named["volumes"][string])
  | ({ readonly type: "MODEL" | "FUNCTION"; readonly schema: string; readonly name: string } & Omit<
      Named["models"][string],
      "exists"
    >)
  | ({ readonly schema: string; readonly name: string } & Omit<SharedTable, "exists">);

/**
 * What is shared by now, without what is not there yet. In the order of names: the provider keeps objects
 * as a list, and another order would show as a change of most of them.
 */
export function sharedObjects(schemas: Share["schemas"]): SharedObject[] {
  return Object.entries(schemas)
    .flatMap(([schema, of]) => objectsOf(schema, of))
    .sort((left, right) => (fullName(left) < fullName(right) ? -1 : 1));
}

function objectsOf(schema: string, of: Schema): SharedObject[] {
  if (of.objects === "all") return [{ type: "SCHEMA", schema, comment: of.comment }];
  const tables = Object.entries(of.tables).flatMap(([name, { exists, ...table }]) =>
    exists ? [{ schema, name, ...table }] : [],
  );
  const volumes = Object.entries(of.volumes).map(([name, volume]) => ({
    type: "VOLUME" as const,
    schema,
    name,
    ...volume,
  }));
  return [
    ...tables,
    ...volumes,
    ...executables("MODEL", schema, of.models),
    ...executables("FUNCTION", schema, of.functions),
  ];
}

function executables(type: "MODEL" | "FUNCTION", schema: string, all: Named["models"]): SharedObject[] {
  return Object.entries(all).flatMap(([name, { exists, ...rest }]) =>
    exists ? [{ type, schema, name, ...rest }] : [],
  );
}

const fullName = (object: SharedObject): string =>
  object.type === "SCHEMA" ? object.schema : `${object.schema}.${object.name}`;
