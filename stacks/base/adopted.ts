import { type App, TerraformElement, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { Candidate } from "../../config/adopted/candidate";
import { type Import, importsOf } from "../../config/adopted/choose";
import { adoptedIn } from "../../config/adopted/words";
import type { Account, Environment, Platform } from "../../config/model";
import { shownSettingOf } from "../../modules/configured";
import { argumentsOf } from "./arguments";
import { PlatformStack } from "./platform-stack";

/**
 * Tells Terraform to take over what exists. cdktf's own `importFrom` runs `terraform version` on every synthesis; this needs
 * no Terraform.
 */
class AdoptedResources extends TerraformElement {
  constructor(
    scope: Construct,
    private readonly blocks: readonly Import[],
  ) {
    super(scope, "adopted");
  }

  override toTerraform() {
    return { import: this.blocks.map(({ to, id, path }) => ({ "//": path, to, id })) };
  }
}

/** Adds to every stack what it takes over. What is not clear is left out: the synthesis, which sees that, says why. */
export function adopt(app: App, { account, environments }: Platform): void {
  const adoptIn = (adopted: Account["adopted"] | Environment["adopted"], environment: string | undefined) => {
    const words = adoptedIn(adopted);
    if (words.length === 0) return;
    const stacks = app.node.children.filter(
      (child) => child instanceof PlatformStack && child.environment === environment,
    );
    const all = stacks.flatMap((stack) => stack.node.findAll().flatMap((node) => candidate(stack.node.id, node)));
    const blocks = importsOf(words, all, account.databricksAccountId);
    for (const stack of stacks) {
      const own = blocks.filter((block) => block.stack === stack.node.id);
      if (own.length > 0) new AdoptedResources(stack, own);
    }
  };
  adoptIn(account.adopted, undefined);
  for (const { name, adopted } of environments) adoptIn(adopted, name);
}

function candidate(stack: string, node: object): Candidate[] {
  if (!(node instanceof TerraformResource)) return [];
  const setting = shownSettingOf(node);
  if (setting === undefined) return [];
  const { terraformResourceType: type } = node;
  return [{ stack, type, address: `${type}.${node.friendlyUniqueId}`, setting, args: argumentsOf(node) }];
}
