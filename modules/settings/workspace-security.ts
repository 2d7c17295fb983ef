import { AutomaticClusterUpdateWorkspaceSetting } from "@cdktf/provider-databricks/lib/automatic-cluster-update-workspace-setting";
import { ComplianceSecurityProfileWorkspaceSetting } from "@cdktf/provider-databricks/lib/compliance-security-profile-workspace-setting";
import { EnhancedSecurityMonitoringWorkspaceSetting } from "@cdktf/provider-databricks/lib/enhanced-security-monitoring-workspace-setting";
import { RestrictWorkspaceAdminsSetting } from "@cdktf/provider-databricks/lib/restrict-workspace-admins-setting";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workspace } from "../../config/model";
import { configured } from "../configured";
import { PersonalAccessTokens } from "./personal-access-tokens";

export type WorkspaceSecurityProps = NonNullable<Workspace["security"]>;

/** What a workspace is protected by beyond who may enter: profile, monitoring, updates, administrators, tokens. */
export class WorkspaceSecurity extends Construct {
  /** What compute should start with. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceSecurityProps) {
    super(scope, id);
    const profile = this.profile(props.complianceProfile);
    // The profile switches both on, so they come after it and find what they say.
    const after = { ...(profile.length > 0 && { dependsOn: [...profile] }) };
    const monitoring = props.enhancedMonitoring
      ? [
          configured(
            new EnhancedSecurityMonitoringWorkspaceSetting(this, "monitoring", {
              enhancedSecurityMonitoringWorkspace: { isEnabled: true },
              ...after,
            }),
            ".enhancedMonitoring",
          ),
        ]
      : [];
    const update = props.automaticClusterUpdate;
    if (update !== undefined) {
      const { frequency, dayOfWeek, hour, minute } = update.window;
      configured(
        new AutomaticClusterUpdateWorkspaceSetting(this, "cluster-update", {
          automaticClusterUpdateWorkspace: {
            enabled: true,
            restartEvenIfNoUpdatesAvailable: update.alwaysRestart,
            maintenanceWindow: {
              weekDayBasedSchedule: { frequency, dayOfWeek, windowStartTime: { hours: hour, minutes: minute } },
            },
          },
          ...after,
        }),
        ".automaticClusterUpdate",
      );
    }
    if (props.restrictAdmins) {
      configured(
        new RestrictWorkspaceAdminsSetting(this, "admins", {
          restrictWorkspaceAdmins: { status: "RESTRICT_TOKENS_AND_JOB_RUN_AS" },
        }),
        ".restrictAdmins",
      );
    }
    if (props.tokens !== undefined) {
      configured(new PersonalAccessTokens(this, "tokens", props.tokens), ".tokens");
    }
    this.dependables = [...profile, ...monitoring];
  }

  /** The provider forgets it when it is taken out, and the workspace keeps it. */
  private profile(config: WorkspaceSecurityProps["complianceProfile"]): readonly ITerraformDependable[] {
    if (config === undefined) return [];
    return [
      configured(
        new ComplianceSecurityProfileWorkspaceSetting(this, "compliance-profile", {
          complianceSecurityProfileWorkspace: { isEnabled: true, complianceStandards: [...config.standards].sort() },
        }),
        ".complianceProfile",
      ),
    ];
  }
}
