/** A config key as part of a Terraform name: other characters become hyphens. Different keys can come out the same. */
export function logicalId(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
}
