import { addresses, type StackJson } from "../../../../emitted/stacks";

/** Addresses of a stack that are objects of a provider; `terraform_data` is only in Terraform's memory. */
export function ofProviders(json: StackJson): string[] {
  return addresses(json).filter((address) => !address.startsWith("terraform_data."));
}
