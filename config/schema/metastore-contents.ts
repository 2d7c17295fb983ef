import { z } from "zod";
import { SYSTEM_SCHEMAS } from "../facts/system-schemas";
import { accessRequests } from "./access-requests";
import { distinct, ucName } from "./common";
import { externalMetadataSchema } from "./external-metadata";
import { governedTagSchema } from "./governed-tags";
import { grantsWithoutRoles } from "./grants";
import { artifactAllowlist } from "./libraries";
import { ref } from "./ref";
import { governedTag } from "./text/sql-function";

const systemSchema = z.enum(Object.keys(SYSTEM_SCHEMAS.value) as (keyof typeof SYSTEM_SCHEMAS.value)[]);

/** What there is once in a metastore, beside catalogs and the like. */
export const metastoreContents = z.strictObject({
  /** Who may do what with the metastore itself, beside its admins. What others were given elsewhere stays theirs. Default none. */
  grants: grantsWithoutRoles("metastore"),
  /** Where requests for access go, of all that says nothing itself. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
  /** System schemas that are switched on, and who reads them; `billing` is on by itself and only read. Default none. */
  systemSchemas: z
    .partialRecord(
      systemSchema,
      z.strictObject({
        /** Account groups that read it. Default none. */
        groups: distinct(z.array(ref("group"))).default([]),
        /** Service principals (keys of the account's `servicePrincipals`) that read it. Default none. */
        servicePrincipals: distinct(z.array(ref("servicePrincipal", { named: true }))).default([]),
      }),
    )
    .default({}),
  /** Governed tags by key: only these values, and only who may assign them. They are the whole account's, so one environment of all makes each. Default none. */
  governedTags: z.record(governedTag, governedTagSchema).default({}),
  /** Things outside of Databricks that data comes from or goes to, by name: lineage can tell of them. Default none. */
  externalMetadata: z.record(ucName, externalMetadataSchema).default({}),
  /**
   * JARs, coordinates of Maven and scripts that compute of access mode `standard` may use, in every workspace of the metastore.
   * Each list is complete. Default: left as it is, empty at first.
   */
  artifactAllowlist: artifactAllowlist.optional(),
});

export type ParsedMetastoreContents = z.output<typeof metastoreContents>;
