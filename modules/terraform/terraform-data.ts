import { TerraformResource, type TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";

type Values = Readonly<Record<string, string | number>>;

export interface TerraformDataProps {
  /** Kept in the state, and given back as `output`. */
  readonly input: Values;
  /** Another value makes the resource anew. */
  readonly triggersReplace: Values;
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * A value that Terraform keeps in its state. cdktf's own `DataResource` runs `terraform version` for every one of
 * them, and synthesis has to work, fast, on a machine without Terraform: which one will do, the stacks say.
 */
export class TerraformData extends TerraformResource {
  private readonly values: Readonly<Record<"input" | "triggers_replace", Values>>;

  constructor(scope: Construct, id: string, { input, triggersReplace, lifecycle }: TerraformDataProps) {
    super(scope, id, {
      terraformResourceType: "terraform_data",
      terraformGeneratorMetadata: { providerName: "terraform" },
      lifecycle,
    });
    this.values = { input, triggers_replace: triggersReplace };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.values;
  }
}
