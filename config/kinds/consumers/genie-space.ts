import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { genieSpace as schema } from "../../schema/consumers/genie-space";
import type { Kind } from "../kind";
import { readByGroups } from "./read-by-groups";

type GenieSpace = z.output<typeof schema>;
export type GenieSpaceModel = DeepReadonly<
  GenieSpace & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** A Genie space, for which provider 1.99 has no resource. */
export const genieSpace: Kind<GenieSpace, GenieSpaceModel> = {
  what: "a Genie space",
  runs: [],
  lane: "analysis",
  // Its queries run as whoever asks.
  queries: ({ warehouse, catalog, schema, permissions }) => readByGroups({ warehouse, catalog, schema, permissions }),
  resolve: (consumer, key) => ({ ...consumer, key }),
  steps: [
    {
      id: "genie-spaces",
      title: "Genie spaces are made, and shared",
      instructions: [
        "For each entry, as somebody who may use its warehouse and read its tables, in the folder of the serving stack: terraform output -json genie_spaces | jq -r '.\"KEY\"' > space.json, which has the warehouse, tables, instructions and questions of the entry filled in.",
        "Make the space: databricks api post /api/2.0/genie/spaces --json @space.json. Keep the space_id that it answers with. Later: databricks api patch /api/2.0/genie/spaces/SPACE_ID --json @space.json.",
        "Share it: terraform output -json genie_space_permissions | jq -r '.\"KEY\"' > permissions.json, and databricks api patch /api/2.0/permissions/genie/SPACE_ID --json @permissions.json.",
        "Ask it as a member of one of the groups. Where it answers with an error of permissions, grants on the catalog or CAN_USE on the warehouse are missing.",
        "An app that asks it names its id: resources, type genie, spaceId.",
      ],
      blocking: false,
    },
  ],
  checks({ warehouse }, view) {
    const consumers = view.environment.consumers ?? {};
    const named = warehouse !== undefined && Object.hasOwn(consumers, warehouse) ? consumers[warehouse] : undefined;
    return named?.kind === "sql-warehouse" && named.type === "CLASSIC"
      ? [
          view.problem(
            ["warehouse"],
            `${warehouse} is CLASSIC, on which no Genie space runs`,
            "name a warehouse of type PRO, serverless or not",
          ),
        ]
      : [];
  },
};
