import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { ParsedDataService } from "../../schema/data-services";
import type { EntryView } from "../view";

/** Who calls brokers from compute of Databricks. */
export interface BrokerCaller {
  /** The Kafka cluster, by its key. */
  readonly key: string;
  /** Field that names it, below the entry. */
  readonly field: Path;
  readonly workspace: string | undefined;
  readonly compute: { readonly mode?: string | undefined } | undefined;
  /** For messages: `source`, `program`. */
  readonly who: string;
  /** How compute that reaches brokers is written: `use mode "classic"`. */
  readonly classic: string;
}

/** Compute that reads or writes topics gets to the brokers, and in. */
export function brokerProblems(
  cluster: Salvaged<Extract<ParsedDataService, { kind: "msk-cluster" }>>,
  { key, field, workspace, compute, who, classic }: BrokerCaller,
  view: EntryView,
): Problem[] {
  const { workspaces } = cluster;
  return [
    ...(compute?.mode === "serverless"
      ? [
          view.problem(
            ["compute"],
            `is serverless, which runs in Databricks' account and does not reach the brokers of ${key}: each broker would need a private endpoint of its own`,
            classic,
          ),
        ]
      : []),
    ...(workspaces !== undefined && workspace !== undefined && !workspaces.includes(workspace)
      ? [
          view.problem(
            ["workspace"],
            `${workspace} does not reach ${key}, which lets in ${workspaces.join(", ")} alone`,
            `add it to dataServices.${key}.workspaces`,
          ),
        ]
      : []),
    ...(cluster.mode === "provisioned" && cluster.authentication?.iam === false
      ? [
          view.problem(
            field,
            `${key} lets nobody sign in by IAM, as the ${who} does`,
            `set dataServices.${key}.authentication.iam to true`,
          ),
        ]
      : []),
  ];
}
