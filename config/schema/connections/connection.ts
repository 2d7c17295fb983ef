import { z } from "zod";
import { CONNECTION_TYPES, type ConnectionTypeName, NO_TYPES } from "../../facts/connection-types";
import { accessRequests } from "../access-requests";
import { distinct, ucName, wrong } from "../common";
import { grants } from "../grants";
import { ref } from "../ref";
import { connectionName, connectionOption, connectionValue } from "../text/connections";
import { comment } from "../text/prose";

const type = z.enum(Object.keys(CONNECTION_TYPES.value) as ConnectionTypeName[], {
  error: ({ input }) => {
    const known = typeof input === "string" && Object.hasOwn(NO_TYPES, input) ? NO_TYPES[input] : undefined;
    return known === undefined ? undefined : wrong(...known);
  },
});

/** A connection of Unity Catalog to a system outside of it. */
export const connection = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A connection of Unity Catalog to a system outside of it. */
    kind: z.literal("connection"),
    /** The connection is made here. */
    mode: z.literal("create"),
    /** Name in Unity Catalog, unique in the region's metastore. Default `<environment>_<key>`. */
    name: ucName.optional(),
    /** What it leads to, in a sentence or two. Another text replaces the connection. */
    comment,
    /** Type of the system. Another one replaces the connection. */
    type,
    /** Database or warehouse (key of `dataServices`) that it leads to, or a proxy in front of one: gives the options `host` and `port`. Default: the options say. */
    dataService: ref("dataService", {
      kind: ["rds-instance", "aurora-cluster", "database-proxy", "redshift-serverless", "redshift-cluster"],
    }).optional(),
    /** Of Kinesis: streams (keys of `dataServices`) that may be read through it, and no other; at least one. Default none. */
    streams: distinct(z.array(ref("dataService", { kind: "kinesis-stream" })).min(1)).optional(),
    /** Options of its type that are no secrets, as Unity Catalog spells them: `{ user: "databricks" }`. Default none. */
    options: z.record(connectionOption, connectionValue).default({}),
    /**
     * Options whose values are secret. Each is a sensitive variable of Terraform, `connection_<key>_<option>`, whose value
     * is given where Terraform runs. Default: those of the type's usual way to sign in.
     */
    secrets: distinct(z.array(connectionOption).min(1)).optional(),
    /** Who may use it; loaders that name it need not be listed. Default none beside the deployer. */
    grants: grants("foreign_connection"),
    /** Where requests for access to it go. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
    accessRequests: accessRequests.optional(),
  }),
  z.strictObject({
    /** A connection of Unity Catalog to a system outside of it. */
    kind: z.literal("connection"),
    /** The connection is there already, made by hand: of a type that signs in as a person, for example. */
    mode: z.literal("existing"),
    /** What it is called in Unity Catalog. */
    name: connectionName,
  }),
]);
