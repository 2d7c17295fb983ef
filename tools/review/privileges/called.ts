import type { Values } from "../changes/change";
import { text } from "./right";

/** What people call a resource, the best first. */
const CALLED: readonly string[] = [
  "display_name",
  "name",
  "identifier",
  "cluster_identifier",
  "workgroup_name",
  "replication_instance_id",
  "route_key",
  "cluster_name",
  "bucket",
  "id",
];

/** A resource in words: `db instance acme-dev-shop`. */
export const thing = (type: string, values: Values): string =>
  `${type.replace(/^(?:aws|databricks|tfe)_/, "").replaceAll("_", " ")} ${calledIn(values)}`.trimEnd();

const calledIn = (values: Values): string =>
  CALLED.map((argument) => text(values[argument])).find((name) => name !== "") ?? "";
