import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Job } from "@cdktf/provider-databricks/lib/job";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { FunctionsModel } from "../../../config/kinds/workloads/functions";
import { quoteName } from "../../../config/sql";
import { objectPermissions } from "../../identity/object-permissions";
import type { RunAs } from "../../ingestion/run-as";
import { statementsOf } from "./statements";

export interface FunctionsProps {
  readonly functions: FunctionsModel;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  readonly jobName: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Id of the SQL warehouse that runs the SQL. */
  readonly warehouseId: string;
  /** Who the job runs as. */
  readonly runAs: RunAs;
}

/** A file of SQL that makes functions, and the job that runs it. Not below `/Shared`, where every user may change it. */
export class Functions extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { functions, deployerApplicationId } = props;
    const folder = new Directory(this, "directory", { path: `/Lakehouse/${props.prefix}/functions/${functions.key}` });
    const permissions = objectPermissions(this, "permissions", ["directoryPath", folder.path], deployerApplicationId, [
      { servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_READ" },
    ]);
    const schemaName = `${quoteName(props.catalogName)}.${quoteName(functions.schema)}`;
    const file = new WorkspaceFile(this, "file", {
      path: `${folder.path}/functions.sql`,
      contentBase64: Fn.base64encode(statementsOf(functions.made, schemaName)),
    });
    this.jobId = new Job(this, "Resource", {
      name: props.jobName,
      description: `Makes the functions of ${functions.schema} again; run it after each change of them`,
      task: [
        {
          taskKey: "create",
          sqlTask: { warehouseId: props.warehouseId, file: { path: file.workspacePath, source: "WORKSPACE" } },
          // Each statement replaces: to run it again changes nothing.
          maxRetries: 1,
        },
      ],
      emailNotifications: { onFailure: [...functions.notify] },
      maxConcurrentRuns: 1,
      queue: { enabled: true },
      runAs: { servicePrincipalName: props.runAs.applicationId },
      tags: { ...props.tags },
      dependsOn: [permissions],
    }).id;
  }
}
