import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { MlflowExperiment } from "@cdktf/provider-databricks/lib/mlflow-experiment";
import { Construct } from "constructs";
import type { ExperimentModel } from "../../../config/kinds/workloads/experiment";
import { objectPermissions } from "../../identity/object-permissions";
import { tagList } from "../../tag-list";
import { literal } from "../../terraform/literal";

export interface ExperimentProps {
  readonly experiment: ExperimentModel;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Tags of the entry, under the experiment's own. */
  readonly tags: Readonly<Record<string, string>>;
  /** Folder of a volume for files, `dbfs:/Volumes/…`. Default: the workspace's own storage. */
  readonly artifactLocation: string | undefined;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Application ids of service principals whose programs record runs. */
  readonly recordedBy: readonly string[];
}

/** An experiment of MLflow in a folder of its own, and who records runs and reads them. */
export class Experiment extends Construct {
  /** Path in the workspace that programs name it by. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: ExperimentProps) {
    super(scope, id);
    const { experiment, prefix } = props;
    const folder = new Directory(this, "directory", { path: `/Lakehouse/${prefix}/experiments/${experiment.key}` });
    const made = new MlflowExperiment(this, "Resource", {
      name: `${folder.path}/${experiment.key}`,
      ...(experiment.comment !== undefined && { description: literal(experiment.comment) }),
      ...(props.artifactLocation !== undefined && { artifactLocation: props.artifactLocation }),
      tags: tagList({ ...props.tags, ...experiment.tags }),
    });
    objectPermissions(this, "permissions", ["experimentId", made.id], props.deployerApplicationId, [
      ...Object.entries(experiment.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...props.recordedBy.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_EDIT" })),
    ]);
    this.path = made.name;
  }
}
