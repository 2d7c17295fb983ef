/** Terraform's own language inside a text: `expression("self.arn")` is computed by Terraform, not here. */
export function expression(hcl: string): string {
  return `\${${hcl}}`;
}
