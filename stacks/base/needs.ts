import type { TerraformResource } from "cdktf";

const NEEDS = new WeakMap<TerraformResource, string>();

/** Says which version of its provider a resource needs. */
export function needing(resource: TerraformResource, version: string): void {
  NEEDS.set(resource, version);
}

/** Version of its provider that a resource needs, where it is newer than what this project is made with. */
export const neededBy = (resource: TerraformResource): string | undefined => NEEDS.get(resource);
