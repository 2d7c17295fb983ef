import type { TerraformResource } from "cdktf";

/** What an override did to a resource; said in its metadata. */
export interface Applied {
  /** Key of the override. */
  readonly override: string;
  readonly argument: string;
  /** What was there before; nothing where nothing was. */
  readonly from?: unknown;
  /** What is there now; nothing where it was taken out. */
  readonly to?: unknown;
  readonly reason: string;
  readonly until?: string;
}

const applied = new WeakMap<TerraformResource, Applied[]>();

/** What overrides did to a resource. */
export const overridesOf = (resource: TerraformResource): readonly Applied[] => applied.get(resource) ?? [];

/** Has it said what an override did. */
export function noteOverride(resource: TerraformResource, done: Applied): void {
  applied.set(resource, [...overridesOf(resource), done]);
}
