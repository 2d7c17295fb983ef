import { ExternalMetadata as DatabricksExternalMetadata } from "@cdktf/provider-databricks/lib/external-metadata";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { EXTERNAL_SYSTEMS } from "../../config/facts/external-systems";
import type { DeepReadonly } from "../../config/readonly";
import type { ParsedExternalMetadata } from "../../config/schema/external-metadata";
import { literal } from "../terraform/literal";

export interface ExternalMetadataProps {
  /** Name in the metastore. */
  readonly name: string;
  readonly config: DeepReadonly<ParsedExternalMetadata>;
}

/** Something outside of Databricks that lineage tells of. */
export class ExternalMetadata extends Construct {
  constructor(scope: Construct, id: string, { name, config }: ExternalMetadataProps) {
    super(scope, id);
    const { system, entity, comment, url, columns, properties, owner } = config;
    new DatabricksExternalMetadata(this, "Resource", {
      name,
      systemType: EXTERNAL_SYSTEMS.value[system],
      entityType: literal(entity),
      description: literal(comment),
      ...(url !== undefined && { url: literal(url) }),
      ...(columns !== undefined && { columns: [...columns] }),
      ...(Object.keys(properties).length > 0 && { properties: mapValues(properties, literal) }),
      ...(owner !== undefined && { owner }),
    });
  }
}
