import { IpAccessList as DatabricksIpAccessList } from "@cdktf/provider-databricks/lib/ip-access-list";
import { WorkspaceConf } from "@cdktf/provider-databricks/lib/workspace-conf";
import { Construct } from "constructs";

export interface IpAccessListProps {
  /** Blocks that may reach the workspace; the place where Terraform runs must be in one of them (H11). */
  readonly allow: readonly string[];
  /** Blocks that may not, also where they are among the former. */
  readonly block: readonly string[];
}

/** The addresses from which the workspace can be reached; a block that is refused wins over one that is allowed. Enterprise tier. */
export class IpAccessList extends Construct {
  constructor(scope: Construct, id: string, props: IpAccessListProps) {
    super(scope, id);
    const enabled = new WorkspaceConf(this, "enabled", { customConfig: { enableIpAccessLists: "true" } });
    new DatabricksIpAccessList(this, "Resource", {
      label: "allowed",
      listType: "ALLOW",
      ipAddresses: [...props.allow],
      // Databricks refuses lists before the feature is on; and it is switched off only after the list is gone (H25).
      dependsOn: [enabled],
    });
    if (props.block.length > 0) {
      new DatabricksIpAccessList(this, "blocked", {
        label: "blocked",
        listType: "BLOCK",
        ipAddresses: [...props.block],
        dependsOn: [enabled],
      });
    }
  }
}
