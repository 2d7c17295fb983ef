import { namedAs, nameOf, patternsOf } from "../../derive/names";
import { grantsOf, type ReadingUser } from "../../facts/reading-user";
import type { Snippet } from "../../manual-steps/by-hand";
import { serviceOf } from "../data-services/database-behind";
import type { ReadInSource } from "../facets";
import type { StepPlace } from "../step";

/** How the command line of AWS names a warehouse, and finds the secret of its administrator. */
interface Commands {
  readonly option: string;
  secretOf(name: string): string;
}

/**
 * By kind of data service.
 * Sources: API references, Redshift Serverless Namespace `adminPasswordSecretArn`, Redshift Cluster `MasterPasswordSecretArn`;
 * Redshift Data API, ExecuteStatement with a secret.
 */
const WAREHOUSES: Readonly<Record<"redshift-serverless" | "redshift-cluster", Commands>> = {
  "redshift-serverless": {
    option: "--workgroup-name",
    secretOf: (name) =>
      `aws redshift-serverless get-namespace --namespace-name ${name} --query namespace.adminPasswordSecretArn`,
  },
  "redshift-cluster": {
    option: "--cluster-identifier",
    secretOf: (name) =>
      `aws redshift describe-clusters --cluster-identifier ${name} --query 'Clusters[0].MasterPasswordSecretArn'`,
  },
};

/**
 * Commands that make the user of a warehouse that is made here, without an SQL client and a way to it. The user has no
 * password then: the Data API keeps the text of its statements for a day, where others read it.
 */
export function warehouseCommands(
  dataService: string | undefined,
  statements: ReadingUser,
  user: string,
  readings: readonly ReadInSource[],
  { company, environment }: StepPlace,
): readonly Snippet[] {
  const service = serviceOf(dataService, environment.dataServices);
  const { later } = statements;
  if (later === undefined || dataService === undefined) return [];
  if (service?.kind !== "redshift-serverless" && service?.kind !== "redshift-cluster") return [];
  if (service.mode !== "create") return [];
  const commands = WAREHOUSES[service.kind];
  const patterns = patternsOf(
    { name: company },
    { ...namedAs(environment), awsAccountId: environment.awsAccountId ?? "" },
  );
  const name = nameOf(patterns, "warehouses", dataService);
  const at = `--region ${environment.region ?? ""}`;
  const run = (what: string, database: string) =>
    `aws redshift-data ${what} ${at} ${commands.option} ${name} --database ${database} --secret-arn "$ADMIN"`;
  const first = service.database ?? "<database>";
  return [
    {
      of: "the same over the Data API",
      language: "sh",
      text: [
        "# As somebody who may read the administrator's secret. Each ends in an Id: aws redshift-data describe-statement --id <Id>.",
        `ADMIN=$(${commands.secretOf(name)} ${at} --output text)`,
        `${run("execute-statement", shell(first))} \\`,
        `  --sql ${shell(later.make(user))}`,
        ...readings.flatMap(({ database = first, what }) => [
          `${run("batch-execute-statement", shell(database))} --sqls \\`,
          grantsOf(statements, user, what)
            .map((one) => `  ${shell(one)}`)
            .join(" \\\n"),
        ]),
        `# The password comes last, in an SQL client: ${later.password(user)}`,
      ].join("\n"),
    },
  ];
}

/** A text as one argument of a shell. */
const shell = (text: string): string => `'${text.replace(/;$/, "").replaceAll("'", `'\\''`)}'`;
