import { ControltowerControl } from "@cdktf/provider-aws/lib/controltower-control";
import { DataAwsControltowerControls } from "@cdktf/provider-aws/lib/data-aws-controltower-controls";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface ControlTowerProps {
  /** `create` switches controls on, `existing` looks whether they are. */
  readonly mode: "create" | "existing";
  /** AWS in the management account, in the home region of Control Tower. */
  readonly provider: TerraformProvider;
  /** The unit that the controls are for. */
  readonly organizationalUnitArn: string;
  /** Short name → ARN of the control. */
  readonly controls: Readonly<Record<string, string>>;
}

/**
 * Controls of an organizational unit. They belong to the management account, hence a provider of their own: the
 * stack's provider refuses every account but the environment's.
 */
export class ControlTower extends Construct {
  constructor(scope: Construct, id: string, props: ControlTowerProps) {
    super(scope, id);
    const { provider } = props;
    const controls = Object.entries(props.controls);
    if (props.mode === "create") {
      for (const [key, arn] of controls) {
        new ControltowerControl(this, key, {
          provider,
          controlIdentifier: arn,
          targetIdentifier: props.organizationalUnitArn,
        });
      }
      return;
    }
    new DataAwsControltowerControls(this, "enabled", {
      provider,
      targetIdentifier: props.organizationalUnitArn,
      lifecycle: {
        postcondition: controls.map(([key, arn]) => ({
          condition: `\${contains(self.enabled_controls, ${JSON.stringify(arn)})}`,
          errorMessage: `The control ${key} (${arn}) is not enabled for the environment's organizational unit.`,
        })),
      },
    });
  }
}
