import { literal } from "../terraform/literal";

/** Values of a configuration, written in the file or in a secret scope, in the order of their names. */
export function configurationOf({
  configuration,
  secrets,
}: {
  readonly configuration: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, { readonly scope: string; readonly key: string }>>;
}): Record<string, string> {
  const values = [
    ...Object.entries(configuration).map(([name, value]): [string, string] => [name, literal(value)]),
    ...Object.entries(secrets).map(([name, secret]): [string, string] => [name, secretValue(secret)]),
  ];
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A secret as Databricks looks it up when a cluster starts. Source: Databricks, "Use a secret in a Spark configuration property". */
export const secretValue = ({ scope, key }: { readonly scope: string; readonly key: string }): string =>
  `{{secrets/${scope}/${key}}}`;
