import { RegisteredModel as DatabricksModel } from "@cdktf/provider-databricks/lib/registered-model";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import type { Protection } from "../../config/model";
import { configured } from "../configured";
import { Grants } from "./grants";

export interface RegisteredModelProps {
  readonly catalogName: string;
  readonly schemaName: string;
  readonly name: string;
  /** Shown in Catalog Explorer. */
  readonly comment: string;
  /** Application id of the service principal that owns it. Default: whoever makes it. */
  readonly owner: string | undefined;
  readonly grants: ResolvedGrants<"model">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly protection: Pick<Protection, "preventDestroy">;
  /** The schema's grants: the deployer keeps its privileges there until the model is gone. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A registered model: the name that jobs register versions under. Versions and aliases are theirs: provider 1.99.0 sends
 * aliases to an API that ignores them (pull request 5448). Its files lie in the storage of the schema.
 */
export class RegisteredModel extends Construct {
  constructor(scope: Construct, id: string, props: RegisteredModelProps) {
    super(scope, id);
    const model = new DatabricksModel(this, "Resource", {
      catalogName: props.catalogName,
      schemaName: props.schemaName,
      name: props.name,
      comment: props.comment,
      ...(props.owner !== undefined && { owner: props.owner }),
      lifecycle: { preventDestroy: props.protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    configured(
      new Grants(this, "grants", {
        kind: "model",
        securable: model.id,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
  }
}
