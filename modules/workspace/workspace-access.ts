import { MetastoreAssignment } from "@cdktf/provider-databricks/lib/metastore-assignment";
import { MwsPermissionAssignment } from "@cdktf/provider-databricks/lib/mws-permission-assignment";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { configured } from "../configured";

/** Somebody of the Databricks account who may enter the workspace. */
export interface Member {
  /** Names the assignment in the state: `group-analysts`. */
  readonly key: string;
  /** Account-level id of the group or service principal, a number as text. */
  readonly principalId: string;
  readonly permission: "USER" | "ADMIN";
}

export interface WorkspaceAccessProps {
  readonly workspaceId: number;
  /** Metastore of the workspace's region. */
  readonly metastoreId: string;
  readonly members: readonly Member[];
}

/** The workspace's metastore, and who of the account may enter. */
export class WorkspaceAccess extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceAccessProps) {
    super(scope, id);
    const { workspaceId } = props;
    const metastore = new MetastoreAssignment(this, "metastore", { workspaceId, metastoreId: props.metastoreId });
    for (const member of props.members) {
      configured(
        new MwsPermissionAssignment(this, member.key, {
          workspaceId,
          principalId: Token.asNumber(member.principalId),
          permissions: [member.permission],
          // Only a workspace with a metastore knows identities of the account (H5).
          dependsOn: [metastore],
        }),
        ".access",
      );
    }
  }
}
