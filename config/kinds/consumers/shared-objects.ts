import type { z } from "zod";
import type { ProjectFile } from "../../project-files";
import type { share as schema } from "../../schema/consumers/share";
import { fileIn } from "../workloads/program";

export type Share = z.output<typeof schema>;

type Schema = Share["schemas"][string];
type Named = Extract<Schema, { objects: "named" }>;
export type SharedTable = Named["tables"][string];
type Notebook = Share["notebooks"][string];

/** What a share holds, and where it is. */
export type SharedObject =
  | { readonly type: "SCHEMA"; readonly schema: string; readonly comment: string | undefined }
  | ({ readonly type: "NOTEBOOK_FILE"; readonly name: string; readonly contentBase64: string } & Pick<
      Notebook,
      "comment" | "sharedAs"
    >)
  | ({ readonly type: "VOLUME"; readonly schema: string; readonly name: string } & Named["volumes"][string])
  | ({ readonly type: "MODEL" | "FUNCTION"; readonly schema: string; readonly name: string } & Omit<
      Named["models"][string],
      "exists"
    >)
  | ({ readonly schema: string; readonly name: string } & Omit<SharedTable, "exists">);

/**
 * What is shared by now, without what is not there yet. In the order of names: the provider keeps objects
 * as a list, and another order would show as a change of most of them.
 * @param filesOf a folder of the project → its files
 */
export function sharedObjects(
  { schemas, notebooks }: Pick<Share, "schemas" | "notebooks">,
  filesOf: (folder: string) => readonly ProjectFile[],
): SharedObject[] {
  const files = Object.entries(notebooks).map(([name, { folder, file, ...rest }]) => ({
    type: "NOTEBOOK_FILE" as const,
    name,
    ...rest,
    contentBase64: fileIn(filesOf(folder), file).contentBase64,
  }));
  return [...Object.entries(schemas).flatMap(([schema, of]) => objectsOf(schema, of)), ...files].sort((left, right) =>
    fullName(left) < fullName(right) ? -1 : 1,
  );
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

function fullName(object: SharedObject): string {
  if (object.type === "SCHEMA") return object.schema;
  return object.type === "NOTEBOOK_FILE" ? object.name : `${object.schema}.${object.name}`;
}
