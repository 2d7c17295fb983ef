import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { ParsedNetwork } from "../../schema/network";
import type { Job } from "../../schema/workloads";
import type { EntryView } from "../view";

/** What to do where AWS services cannot call a workspace. */
const INSTEAD = "start the job by its own trigger (file-arrival, table-update or scheduled), or";

/**
 * EventBridge and Step Functions call a workspace from the internet, and from addresses that AWS does not publish apart from
 * those of everybody's. Source: EventBridge user guide, "API destinations"; Databricks, "IP access lists".
 * @param otherwise the entry's own way out
 */
export function unreachable(workspace: string | undefined, view: EntryView, otherwise: string): Problem[] {
  const { network, workspaces } = view.environment;
  if (publicAccessOf(network as Salvaged<ParsedNetwork> | undefined) === "closed") {
    return [
      view.problem(
        [],
        "calls a workspace from the internet, and network.privateLink.access closes it",
        `${INSTEAD} ${otherwise}`,
      ),
    ];
  }
  const listed =
    workspace !== undefined && Object.hasOwn(workspaces ?? {}, workspace)
      ? workspaces?.[workspace]?.ipAccessList
      : undefined;
  return listed === undefined
    ? []
    : [
        view.problem(
          [],
          `calls from addresses of AWS that change, and workspaces.${workspace}.ipAccessList lets others in alone`,
          `${INSTEAD} ${otherwise}`,
        ),
      ];
}

/** Whether workspaces answer on the internet. */
export const publicAccessOf = (network: Salvaged<ParsedNetwork> | undefined): "open" | "closed" | undefined =>
  network?.mode === "customer-managed" || network?.mode === "existing"
    ? network.privateLink?.access?.public?.mode
    : undefined;

/** A job that can be started, with parameters that it has. */
export function startProblems(
  key: string | undefined,
  parameters: readonly string[],
  at: { readonly job: Path; readonly parameters: Path },
  view: EntryView,
): Problem[] {
  const workloads = view.environment.workloads ?? {};
  const found = key !== undefined && Object.hasOwn(workloads, key) ? workloads[key] : undefined;
  if (found?.kind !== "job") return [];
  const job = found as Salvaged<Job>;
  if (job.trigger?.mode === "continuous") {
    return [
      view.problem(
        at.job,
        `${key} runs all the time, and is not started`,
        'give it the trigger "manual", or leave this out',
      ),
    ];
  }
  const known = Object.keys(job.parameters ?? {});
  return parameters
    .filter((name) => !known.includes(name))
    .map((name) =>
      view.problem(
        [...at.parameters, name],
        `is no parameter of the job ${key}`,
        known.length === 0 ? "declare it under the job's parameters" : `use one of ${known.join(", ")}`,
      ),
    );
}

/** How somebody puts the secret of a service principal into a connection. */
export const SECRET_BY_HAND = [
  "In the account console, under User management, Service principals, make an OAuth secret for the service principal of startsAs; note when it ends, at most 730 days later.",
  'After the operations layer has run, write {"OAuthParameters": {"ClientParameters": {"ClientSecret": "…"}}} into a file, and put it in place: aws events update-connection --name NAME --auth-parameters file://FILE; then delete the file. Until then every start fails, and waits in the dead-letter queue.',
  "Do it again before the secret ends, and after Terraform has changed the connection, whose name is the prefix, run- and the key of the entry.",
] as const;
