import { DataTfeOrganizationMembership } from "@cdktf/provider-tfe/lib/data-tfe-organization-membership";
import { NotificationConfiguration } from "@cdktf/provider-tfe/lib/notification-configuration";
import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { Delivery } from "../../config/model";

export interface NotificationProps {
  readonly organization: string;
  /** How people see it in a workspace's settings. */
  readonly notificationName: string;
  readonly config: Delivery["notifications"][string];
  /** Name of Terraform's variable with the web address, where it has one. */
  readonly variable: string;
}

/** Who hears of what runs do. */
export class Notification extends Construct {
  private readonly target: { readonly url: string } | { readonly emailUserIds: string[] };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NotificationProps,
  ) {
    super(scope, id);
    const { config, organization } = props;
    this.target =
      config.kind === "email"
        ? { emailUserIds: config.addresses.map((address) => this.member(organization, address)) }
        : { url: this.address() };
  }

  /**
   * Tells of the runs of a workspace.
   * @param key names it in the state; stable
   */
  tellOf(key: string, workspaceId: string): void {
    const { config, notificationName } = this.props;
    new NotificationConfiguration(this, `workspace-${key}`, {
      workspaceId,
      name: notificationName,
      destinationType: config.kind,
      enabled: true,
      triggers: [...config.triggers],
      ...this.target,
    });
  }

  private member(organization: string, address: string): string {
    return new DataTfeOrganizationMembership(this, `member-${address}`, { organization, email: address }).userId;
  }

  private address(): string {
    const variable = new TerraformVariable(this, "url", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Web address that ${this.props.notificationName} goes to`,
    });
    variable.overrideLogicalId(this.props.variable);
    return variable.stringValue;
  }
}
