import { DataTfeTeam } from "@cdktf/provider-tfe/lib/data-tfe-team";
import { Team as TfeTeam } from "@cdktf/provider-tfe/lib/team";
import { TeamAccess, type TeamAccessConfig, type TeamAccessPermissions } from "@cdktf/provider-tfe/lib/team-access";
import { Construct } from "constructs";

/** What a team may do in a workspace. */
export type TeamLevel = "read" | "plan" | "apply" | "admin";

export interface TeamProps {
  readonly organization: string;
  readonly teamName: string;
  /** `existing`: there already, only looked up. */
  readonly mode: "create" | "existing";
  /** Id of the team at the identity provider. */
  readonly ssoTeamId?: string | undefined;
}

/** HCP Terraform's own levels let everybody read states, in which secrets stand. */
const limited = (
  runs: string,
  stateVersions: string,
  workspaceLocking: boolean,
): { permissions: TeamAccessPermissions[] } => ({
  permissions: [{ runs, stateVersions, workspaceLocking, variables: "read", sentinelMocks: "none", runTasks: false }],
});

/** Source: HCP Terraform, "Workspace permissions", custom permissions, 2026-08. */
const LEVELS: Readonly<Record<TeamLevel, Pick<TeamAccessConfig, "access" | "permissions">>> = {
  read: limited("read", "none", false),
  plan: limited("plan", "none", false),
  // The command line prints outputs after an apply.
  apply: limited("apply", "read-outputs", true),
  admin: { access: "admin" },
};

/** A team of the organization. */
export class Team extends Construct {
  private readonly teamId: string;

  constructor(scope: Construct, id: string, { organization, teamName, mode, ssoTeamId }: TeamProps) {
    super(scope, id);
    const config = { organization, name: teamName };
    const team =
      mode === "existing"
        ? new DataTfeTeam(this, "Resource", config)
        : new TfeTeam(this, "Resource", { ...config, ...(ssoTeamId === undefined ? {} : { ssoTeamId }) });
    this.teamId = team.id;
  }

  /**
   * Lets the team into a workspace.
   * @param key names the access in the state; stable
   */
  enter(key: string, workspaceId: string, level: TeamLevel): void {
    new TeamAccess(this, `access-${key}`, { teamId: this.teamId, workspaceId, ...LEVELS[level] });
  }
}
