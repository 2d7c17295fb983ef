import { type TerraformResource, TerraformStack } from "cdktf";

interface Move {
  readonly from: string;
  readonly to: string;
}

const moves = new WeakMap<TerraformStack, readonly Move[]>();

/**
 * Tells Terraform that a resource had another address, so that it is kept and not made anew. cdktf's own `moveFromId`
 * runs `terraform version` on every synthesis; this needs no Terraform.
 * @param from the earlier address, `aws_s3_bucket.zone-raw`
 */
export function movedFrom(resource: TerraformResource, from: string): void {
  const stack = TerraformStack.of(resource);
  const to = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const all = [...(moves.get(stack) ?? []), { from, to }];
  moves.set(stack, all);
  stack.addOverride("moved", all);
}
