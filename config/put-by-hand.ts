/**
 * Stands where a provider wants a secret that somebody puts in its place afterwards, outside of Terraform: the value is
 * in no file, no plan and no state. Terraform leaves it alone, because the service does not show what it has.
 */
export const PUT_BY_HAND = "put-by-hand";
