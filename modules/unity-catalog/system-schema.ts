import { SystemSchema as DatabricksSystemSchema } from "@cdktf/provider-databricks/lib/system-schema";
import { Construct } from "constructs";
import type { Principal } from "../../config/derive/principal";
import { PrincipalGrants } from "./principal-grants";

export interface SystemSchemaProps {
  /** Its name in the catalog `system`. */
  readonly schema: string;
  /** Databricks has switched it on itself, and refuses to be asked. */
  readonly isOn: boolean;
  readonly readers: readonly Principal[];
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
}

/** A schema of Databricks' own tables, once in a metastore, and who reads it. */
export class SystemSchema extends Construct {
  constructor(scope: Construct, id: string, { schema, isOn, readers, applicationIds }: SystemSchemaProps) {
    super(scope, id);
    const made = isOn ? undefined : new DatabricksSystemSchema(this, "Resource", { schema });
    new PrincipalGrants(this, "readers", {
      on: { schema: `system.${schema}` },
      grants: readers.map((principal) => ({ principal, privileges: ["SELECT", "USE_SCHEMA"] })),
      applicationIds,
      dependsOn: made === undefined ? [] : [made],
    });
  }
}
