import { z } from "zod";
import { accessRequests } from "./access-requests";
import { distinct, ucName } from "./common";
import { governedTags } from "./governed-tags";
import { grants } from "./grants";
import { predictiveOptimization } from "./predictive-optimization";
import { ref } from "./ref";
import { programPath } from "./text/paths";
import { comment } from "./text/prose";

const volume = z.strictObject({
  /** Contents of the volume in a sentence or two; Catalog Explorer shows it. */
  comment,
  /**
   * Folder of the project whose files are put into the volume, each at its path in there: wheels, small JARs, lists of
   * packages, scripts. Files are at most 10 MB each, 20 MB together. Default: none are put there.
   */
  files: programPath.optional(),
  /** Grants on the volume. Default none beside the deployer's and the owner's. */
  grants: grants("volume"),
});

const model = z.strictObject({
  /** What it forecasts or answers, in a sentence or two; Catalog Explorer shows it. */
  comment,
  /**
   * Service principal (key of the account's `servicePrincipals`) whose jobs register versions and set aliases. It owns the
   * model: Databricks lets the owner alone set aliases. Default: Terraform's stays the owner.
   */
  registeredBy: ref("servicePrincipal", { runsAs: true }).optional(),
  /** Grants on the model. Default none beside the deployer's and the owner's. */
  grants: grants("model"),
});

const schema = z.strictObject({
  /** Medallion layer: `bronze` as loaded, `silver` checked, `gold` for consumers. */
  layer: z.enum(["bronze", "silver", "gold"]),
  /** Contents of the schema in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** Zone (key of `zones`, not raw) of its managed tables. Default: the catalog's. */
  zone: ref("zone", { zone: "managed" }).optional(),
  /** Predictive optimization of its managed tables: `on`, `off`, or `inherit` from the catalog. Default: left as it is. */
  predictiveOptimization: predictiveOptimization.optional(),
  /** Tags of the schema, which its tables inherit: key → value, empty for a key alone. Default none. */
  tags: governedTags,
  /** Managed volumes, by name: files beside the tables. Default none. */
  volumes: z.record(ucName, volume).default({}),
  /** Registered models, by name: what jobs register versions of. Default none. */
  models: z.record(ucName, model).default({}),
  /** Grants on the schema. Default none beside the deployer's and the owner's. */
  grants: grants("schema"),
  /** Where requests for access to it go, and to all inside that says nothing itself. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});

/** The catalog of one data domain. */
export const catalogSchema = z.strictObject({
  /** Name in Unity Catalog, unique in the region's metastore. Default `<environment>_<key>`. */
  name: ucName.optional(),
  /** The domain in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** Zone (key of `zones`, not raw) that holds its storage root. */
  zone: ref("zone", { zone: "managed" }),
  /** Account group that owns the domain: gets ALL_PRIVILEGES and MANAGE on the catalog. */
  owner: ref("group", { owns: true }),
  /** Workspaces (keys of `workspaces`) that may use the catalog. Default: all of the environment. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
  /** Predictive optimization of its managed tables: `on`, `off`, or `inherit` from the metastore. Default: left as it is. */
  predictiveOptimization: predictiveOptimization.optional(),
  /**
   * Databricks finds data of persons in its tables and tags it. Provider 1.99.0 has no resource for it, so somebody switches
   * it on by hand: see the manual step `data-classification`. Default false.
   */
  dataClassification: z.boolean().default(false),
  /** Tags of the catalog, which all inside but columns inherit: key → value, empty for a key alone. Default none. */
  tags: governedTags,
  /** Schemas, by their name in Unity Catalog. */
  schemas: z.record(ucName, schema),
  /** Grants on the catalog, inherited by all inside. Default none beside the deployer's and the owner's. */
  grants: grants("catalog"),
  /** Where requests for access to it go, and to all inside that says nothing itself. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});

export type ParsedCatalog = z.output<typeof catalogSchema>;
export type ParsedSchema = z.output<typeof schema>;
