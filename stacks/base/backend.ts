import { DataTerraformRemoteState, LocalBackend, S3Backend, TerraformBackend, type TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";
import { cloudWorkspace, stateLocation } from "../../config/derive/stacks";
import type { StateBackend } from "../../config/schema/backend";

type CloudState = Extract<StateBackend, { backend: "cloud" }>;

/** Gives a stack its state backend. */
export function useBackend(scope: Construct, stack: string, state: StateBackend): TerraformBackend {
  switch (state.backend) {
    case "local":
      // Terraform runs in cdktf.out/stacks/<stack>, so this is a folder of the project from every stack.
      return new LocalBackend(scope, { path: `../../../${stateLocation(state, stack)}` });
    case "s3": {
      const backend = new S3Backend(scope, {
        bucket: state.bucket,
        region: state.region,
        key: `${state.keyPrefix}/${stack}.tfstate`,
        encrypt: true,
        ...(state.kmsKeyArn === undefined ? {} : { kmsKeyId: state.kmsKeyArn }),
        ...(state.roleArn === undefined ? {} : { assumeRole: { roleArn: state.roleArn } }),
      });
      // Not in the 0.21 props; needs Terraform ≥ 1.10.
      backend.addOverride("use_lockfile", true);
      return backend;
    }
    case "cloud":
      return new HcpBackend(scope, stack, state);
  }
}

/**
 * The `cloud` block. cdktf's own class runs `terraform version` on every synth; this one needs no Terraform
 * on the machine that synthesizes.
 */
class HcpBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly stack: string,
    private readonly state: CloudState,
  ) {
    super(scope, "backend", "cloud");
  }

  override toTerraform() {
    const { organization, project } = this.state;
    return {
      terraform: {
        cloud: {
          hostname: this.state.hostname,
          organization,
          workspaces: { name: cloudWorkspace(this.state, this.stack), ...(project === undefined ? {} : { project }) },
        },
      },
    };
  }

  override toMetadata() {
    return { ...super.toMetadata(), cloud: this.state.hostname === "app.terraform.io" ? "tfc" : "tfe" };
  }

  getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    return new DataTerraformRemoteState(scope, name, {
      hostname: this.state.hostname,
      organization: this.state.organization,
      workspaces: { name: cloudWorkspace(this.state, this.stack) },
    });
  }
}
