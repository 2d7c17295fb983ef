import { User as DatabricksUser } from "@cdktf/provider-databricks/lib/user";
import { Construct } from "constructs";
import type { User as UserConfig } from "../../config/model";
import { literal } from "../terraform/literal";

/** A person of the Databricks account. */
export class User extends Construct {
  /** Account-level id, for memberships. */
  readonly userId: string;

  constructor(scope: Construct, id: string, { user }: { readonly user: UserConfig }) {
    super(scope, id);
    const made = new DatabricksUser(this, "Resource", {
      // Databricks keeps it in small letters.
      userName: user.userName.toLowerCase(),
      ...(user.displayName !== undefined && { displayName: literal(user.displayName) }),
      // What a person owns outlasts the person: taken out here, nobody signs in as them any more.
      disableAsUserDeletion: true,
    });
    this.userId = made.id;
  }
}
