import { Pipeline } from "@cdktf/provider-databricks/lib/pipeline";
import { Construct } from "constructs";
import { objectPermissions } from "../../identity/object-permissions";
import type { RunAs } from "../../ingestion/run-as";

export interface GatewayProps {
  /** Name in the workspace, unique there. */
  readonly name: string;
  readonly connectionName: string;
  /** Database that it reads, where the system has several. */
  readonly database: string | undefined;
  /** Where it keeps what it has read. */
  readonly catalogName: string;
  readonly stagingSchema: string;
  /** Id of the cluster policy. */
  readonly clusterPolicyId: string;
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Who gets a mail when it fails. */
  readonly notify: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** It does not run by itself. */
  readonly paused: boolean;
  /** A new gateway starts over with a copy of everything. */
  readonly preventDestroy: boolean;
}

/** Reads a database's changes on and on, from classic compute in the VPC, into a volume that the pipeline loads from. */
export class Gateway extends Construct {
  readonly pipelineId: string;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const pipeline = new Pipeline(this, "Resource", {
      name: props.name,
      catalog: props.catalogName,
      schema: props.stagingSchema,
      // Databricks wants it to run all the time, so that no change is gone from the log before it is read.
      continuous: !props.paused,
      development: false,
      channel: "CURRENT",
      gatewayDefinition: {
        connectionName: props.connectionName,
        gatewayStorageCatalog: props.catalogName,
        gatewayStorageSchema: props.stagingSchema,
        gatewayStorageName: props.name,
        ...(props.database !== undefined && { connectionParameters: { sourceCatalog: props.database } }),
      },
      // The driver does the work: more workers make it no faster. Source: Databricks, Lakeflow Connect, gateway compute.
      cluster: [
        {
          label: "default",
          policyId: props.clusterPolicyId,
          applyPolicyDefaultValues: true,
          numWorkers: 1,
          customTags: { ...props.tags },
        },
      ],
      // Once set it can be changed, but not taken away again.
      runAs: { servicePrincipalName: props.runAs.applicationId },
      notification: [{ emailRecipients: [...props.notify], alerts: ["on-update-failure", "on-update-fatal-failure"] }],
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.pipelineId = pipeline.id;
    objectPermissions(this, "permissions", ["pipelineId", pipeline.id], props.deployerApplicationId, [
      { servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_RUN" },
    ]);
  }
}
