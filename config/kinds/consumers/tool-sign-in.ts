import { contains } from "../../derive/subnets";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** How a tool of somebody else signs in to a workspace, as far as it could be read. */
export interface ToolSignIn {
  /** Key of the workspace. */
  readonly workspace?: string | undefined;
  /** Key of the service principal that it signs in as. */
  readonly servicePrincipal?: string | undefined;
  /** IPv4 blocks that it comes from. */
  readonly addresses?: readonly string[] | undefined;
}

/** The workspace lets such a tool in, and nothing else has its principal. */
export const signInProblems = (tool: ToolSignIn, view: EntryView): Problem[] => [
  ...notLetIn(tool, view),
  ...inUse(tool, view),
];

/** The workspace lets the tool's addresses in. */
function notLetIn({ workspace, addresses }: ToolSignIn, view: EntryView): Problem[] {
  const workspaces = view.environment.workspaces ?? {};
  const allow =
    workspace !== undefined && Object.hasOwn(workspaces, workspace)
      ? workspaces[workspace]?.ipAccessList?.allow
      : undefined;
  if (allow === undefined) return [];
  const at = `workspaces.${workspace}.ipAccessList.allow`;
  if (addresses === undefined) {
    return [
      view.warning(
        [],
        `${workspace} lets in the addresses of its ipAccessList alone, and nobody said which are the tool's`,
        `write its addresses, and add them to ${at}`,
      ),
    ];
  }
  return addresses.flatMap((block, index) =>
    allow.some((range) => contains(range, block))
      ? []
      : [view.problem(["addresses", index], `${workspace} does not let ${block} in`, `add it to ${at}`)],
  );
}

/** A principal that programs run as, or another tool signs in as, would be known to whoever runs this tool. */
function inUse({ servicePrincipal }: ToolSignIn, view: EntryView): Problem[] {
  if (servicePrincipal === undefined) return [];
  const { consumers, sources, workloads } = view.environment;
  const families: Readonly<Record<string, Readonly<Record<string, object>> | undefined>> = {
    sources,
    workloads,
    consumers,
  };
  const users = Object.entries(families).flatMap(([family, entries]) =>
    Object.entries(entries ?? {}).flatMap(([key, entry]) =>
      (family !== "consumers" || key !== view.key) && signsInAs(entry, servicePrincipal) ? [`${family}.${key}`] : [],
    ),
  );
  return users.length === 0
    ? []
    : [
        view.problem(
          ["servicePrincipal"],
          `${servicePrincipal} is used by ${users.join(", ")} too, and the tool would have its rights there`,
          "declare one for this tool alone in config/account.ts",
        ),
      ];
}

/** Fields of entries that name whom something of theirs signs in as. */
const SIGNED_IN: readonly string[] = ["runAs", "servicePrincipal"];
const signsInAs = (entry: object, servicePrincipal: string): boolean =>
  Object.entries(entry).some(([field, value]) => SIGNED_IN.includes(field) && value === servicePrincipal);
