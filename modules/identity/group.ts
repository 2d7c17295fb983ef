import { DataDatabricksGroup } from "@cdktf/provider-databricks/lib/data-databricks-group";
import { Group as DatabricksGroup } from "@cdktf/provider-databricks/lib/group";
import { GroupMember } from "@cdktf/provider-databricks/lib/group-member";
import { Construct } from "constructs";

export interface GroupProps {
  /** Name in the account console. */
  readonly displayName: string;
  /** `existing`: provisioned by the identity provider, only looked up. */
  readonly mode: "create" | "existing";
}

/** A group of the Databricks account. */
export class Group extends Construct {
  /** Account-level id of the group. */
  readonly groupId: string;

  constructor(scope: Construct, id: string, props: GroupProps) {
    super(scope, id);
    this.groupId =
      props.mode === "create"
        ? new DatabricksGroup(this, "group", { displayName: props.displayName }).id
        : new DataDatabricksGroup(this, "group", { displayName: props.displayName }).id;
  }

  /**
   * Adds a member.
   * @param key names the membership in the state; stable
   * @param memberId account-level id of a service principal or another group
   */
  addMember(key: string, memberId: string): void {
    new GroupMember(this, `member-${key}`, { groupId: this.groupId, memberId });
  }
}
