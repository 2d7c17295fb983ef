import { DataDatabricksGroup } from "@cdktf/provider-databricks/lib/data-databricks-group";
import { Group as DatabricksGroup } from "@cdktf/provider-databricks/lib/group";
import { GroupMember } from "@cdktf/provider-databricks/lib/group-member";
import { GroupRole } from "@cdktf/provider-databricks/lib/group-role";
import type { ITerraformDependable } from "cdktf";
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
  private readonly parts: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, props: GroupProps) {
    super(scope, id);
    const group =
      props.mode === "create"
        ? new DatabricksGroup(this, "Resource", { displayName: props.displayName })
        : new DataDatabricksGroup(this, "Resource", { displayName: props.displayName });
    this.groupId = group.id;
    this.parts.push(group);
  }

  /**
   * Adds a member.
   * @param key names the membership in the state; stable
   * @param memberId account-level id of a service principal or another group
   */
  addMember(key: string, memberId: string): void {
    this.parts.push(new GroupMember(this, `member-${key}`, { groupId: this.groupId, memberId }));
  }

  /** Lets its members administer the account. */
  administersAccount(): void {
    this.parts.push(new GroupRole(this, "account-admin", { groupId: this.groupId, role: "account_admin" }));
  }

  /** The group and its members so far, for what needs them to be there. */
  get dependables(): readonly ITerraformDependable[] {
    return this.parts;
  }
}
