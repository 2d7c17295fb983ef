import { WorkspaceConf } from "@cdktf/provider-databricks/lib/workspace-conf";
import { Construct } from "constructs";
import type { Workspace } from "../../config/model";
import { usePermissions } from "../identity/object-permissions";

export type PersonalAccessTokensProps = NonNullable<NonNullable<Workspace["security"]>["tokens"]>;

/** Whether people and programs may sign in with tokens that they make themselves, for how long, and who. */
export class PersonalAccessTokens extends Construct {
  constructor(scope: Construct, id: string, props: PersonalAccessTokensProps) {
    super(scope, id);
    if (props.mode === "off") {
      new WorkspaceConf(this, "Resource", { customConfig: { enableTokensConfig: "false" } });
      return;
    }
    const switched = new WorkspaceConf(this, "Resource", {
      customConfig: { enableTokensConfig: "true", maxTokenLifetimeDays: `${props.maxLifetimeDays}` },
    });
    if (props.groups !== undefined) {
      usePermissions(this, "permissions", ["authorization", "tokens"], [...props.groups].sort(), [switched]);
    }
  }
}
