/**
 * A text that somebody wrote, so that Terraform takes it as it stands: in a JSON configuration `${` and `%{`
 * would start an expression. Not for texts that hold references.
 */
export function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

/**
 * A text for a function of Terraform that stands beside references: cdktf writes such a text between quotes, and escapes
 * new lines alone. What a user may write there, such as the apostrophes of SQL, would end it or be refused.
 */
export function argumentText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
