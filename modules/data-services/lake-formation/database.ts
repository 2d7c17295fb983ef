import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { LakeformationResourceLfTags } from "@cdktf/provider-aws/lib/lakeformation-resource-lf-tags";
import { Construct } from "constructs";
import type { LakeFormationModel } from "../../../config/kinds/data-services/lake-formation";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";

export interface DatabaseProps {
  readonly database: LakeFormationModel["databases"][string];
  /** Number of the AWS account. */
  readonly catalogId: string;
  /** Name of the database where the crawler of a job has it; a reference. */
  readonly madeName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** With a database go the definitions of its tables, whoever made them. */
  readonly preventDestroy: boolean;
}

/** A database of the Data Catalog, made here or there already, with its LF-tags. */
export class Database extends Construct {
  readonly databaseName: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { database, catalogId } = props;
    this.databaseName =
      database.mode === "create"
        ? new GlueCatalogDatabase(this, "Resource", {
            name: database.name,
            description: literal(database.description),
            tags: { ...props.tags },
            lifecycle: { preventDestroy: props.preventDestroy },
          }).name
        : (props.madeName ?? database.name);
    const lfTags = Object.entries(database.tags).map(([key, value]) => ({ catalogId, key, value }));
    if (lfTags.length === 0) return;
    configured(
      new LakeformationResourceLfTags(this, "lf-tags", {
        catalogId,
        database: { catalogId, name: this.databaseName },
        lfTag: lfTags,
      }),
      ".tags",
    );
  }
}
