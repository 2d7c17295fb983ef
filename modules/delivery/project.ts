import { DataTfeProject } from "@cdktf/provider-tfe/lib/data-tfe-project";
import { Project as TfeProject } from "@cdktf/provider-tfe/lib/project";
import { Construct } from "constructs";

export interface ProjectProps {
  readonly organization: string;
  readonly projectName: string;
  /** `existing`: there already, only looked up. */
  readonly mode: "create" | "existing";
}

/** A project of HCP Terraform: workspaces that belong together. */
export class Project extends Construct {
  readonly projectId: string;

  constructor(scope: Construct, id: string, { organization, projectName, mode }: ProjectProps) {
    super(scope, id);
    const config = { organization, name: projectName };
    const project =
      mode === "existing"
        ? new DataTfeProject(this, "Resource", config)
        : new TfeProject(this, "Resource", { ...config, lifecycle: { preventDestroy: true } });
    this.projectId = project.id;
  }
}
