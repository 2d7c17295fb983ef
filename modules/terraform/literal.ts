/**
 * A text that somebody wrote, so that Terraform takes it as it stands: in a JSON configuration `${` and `%{`
 * would start an expression. Not for texts that hold references.
 */
export function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
