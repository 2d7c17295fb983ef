import { type App, TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment, Platform } from "../../config/model";
import type { Forgotten } from "../../config/record/forgotten";

const ID = "forgotten";

/** Tells Terraform to forget resources and to leave them as they are. cdktf has no construct for it. */
export class ForgottenResources extends TerraformElement {
  constructor(
    scope: Construct,
    private readonly resources: readonly Forgotten[],
  ) {
    super(scope, ID);
  }

  override toTerraform() {
    return {
      removed: this.resources.map(({ address, reason }) => ({
        "//": reason,
        from: address,
        lifecycle: { destroy: false },
      })),
    };
  }
}

/** Whether a stack is needed for what it has to forget or to destroy: nothing else would. */
export const hasLeaving = ({ forgotten, losing }: Pick<Environment, "forgotten" | "losing">, stack: string): boolean =>
  losing.includes(stack) || forgotten.some((one) => one.stack === stack);

/** Adds to every stack that there is so far what it forgets; Terraform refuses to forget what is still declared. */
export function forget(app: App, { account, environments }: Platform): void {
  const all = [account, ...environments].flatMap(({ forgotten }) => forgotten);
  if (all.length === 0) return;
  for (const stack of app.node.children.filter(TerraformStack.isStack)) {
    const own = all.filter((one) => one.stack === stack.node.id);
    if (own.length === 0 || stack.node.tryFindChild(ID) !== undefined) continue;
    const declared = new Set(
      stack.node
        .findAll()
        .filter(TerraformResource.isTerraformResource)
        .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`),
    );
    const gone = own.filter(
      ({ address }, index) => !declared.has(address) && own.findIndex((one) => one.address === address) === index,
    );
    if (gone.length > 0) new ForgottenResources(stack, gone);
  }
}
