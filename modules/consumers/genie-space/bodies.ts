import { createHash } from "node:crypto";
import type { GenieSpaceModel } from "../../../config/kinds/consumers/genie-space";
import { literal } from "../../terraform/literal";

// Bodies of calls of Databricks' API. Source: Databricks REST API, "Genie: Create space" and its `serialized_space`, version 2;
// "Permissions", object type `genie`.

/** What is known only after other layers are deployed; may be references. */
export interface SpacePlaces {
  readonly warehouseId: string;
  readonly catalogName: string;
}

/** An id as Genie has them, 32 hexadecimal digits: the same for the same text, so that a space can be written again. */
const idOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);

/** Body of the call that makes the space. Tables are in the order of their names and questions in that of their ids, or it is refused. */
export function spaceBody(space: GenieSpaceModel, { warehouseId, catalogName }: SpacePlaces): string {
  const { key, instructions, questions, description } = space;
  const asked = questions
    .map((question) => ({ id: idOf(key, "question", question), question: [literal(question)] }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return JSON.stringify({
    title: literal(space.title),
    ...(description !== undefined && { description: literal(description) }),
    warehouse_id: warehouseId,
    serialized_space: JSON.stringify({
      version: 2,
      ...(asked.length > 0 && { config: { sample_questions: asked } }),
      data_sources: {
        tables: [...space.tables].sort().map((table) => ({ identifier: `${catalogName}.${space.schema}.${table}` })),
      },
      ...(instructions !== undefined && {
        instructions: {
          text_instructions: [{ id: idOf(key, "instructions"), content: [literal(instructions)] }],
        },
      }),
    }),
  });
}

/** Body of the call that shares it. */
export const permissionsBody = ({ permissions }: GenieSpaceModel): string =>
  JSON.stringify({
    access_control_list: Object.entries(permissions)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([group_name, permission_level]) => ({ group_name, permission_level })),
  });
