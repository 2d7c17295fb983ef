import { type AppResources, App as DatabricksApp } from "@cdktf/provider-databricks/lib/app";
import { Construct } from "constructs";
import type { AppModel } from "../../../config/kinds/consumers/app";
import { objectPermissions } from "../../identity/object-permissions";
import { literal } from "../../terraform/literal";

export interface AppProps {
  readonly consumer: AppModel;
  readonly resources: AppResources[];
  /** Budget policy that its usage is billed under. */
  readonly budgetPolicyId: string | undefined;
  /** Application id of whoever deploys its program; undefined where no job does. */
  readonly programDeployer: string | undefined;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** An app without its program, and who may use it. */
export class App extends Construct {
  /** Its name; what names it for good waits for it. */
  readonly appName: string;
  /** Where people open it. */
  readonly url: string;
  /** Application id of the service principal that Databricks makes for it. */
  readonly principal: string;

  constructor(scope: Construct, id: string, props: AppProps) {
    super(scope, id);
    const { consumer, resources, deployerApplicationId, programDeployer } = props;
    const { description, userScopes } = consumer;
    const app = new DatabricksApp(this, "Resource", {
      name: consumer.name,
      ...(description !== undefined && { description: literal(description) }),
      computeSize: consumer.size,
      budgetPolicyId: props.budgetPolicyId,
      // Nothing is there that could run, until somebody deploys it.
      noCompute: true,
      ...(resources.length > 0 && { resources }),
      ...(userScopes.length > 0 && { userApiScopes: [...userScopes] }),
    });
    this.appName = app.name;
    this.url = app.url;
    this.principal = app.servicePrincipalClientId;
    objectPermissions(this, "permissions", ["appName", app.name], deployerApplicationId, [
      { groupName: consumer.owner, permissionLevel: "CAN_MANAGE" },
      ...Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...(programDeployer === undefined
        ? []
        : [{ servicePrincipalName: programDeployer, permissionLevel: "CAN_MANAGE" }]),
    ]);
  }
}
