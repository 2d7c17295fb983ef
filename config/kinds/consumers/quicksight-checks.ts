import type { z } from "zod";
import { contains } from "../../derive/subnets";
import { partitionOf } from "../../facts/partitions";
import { QUICKSIGHT_ADDRESSES, QUICKSIGHT_SECRET_ROLE } from "../../facts/quicksight";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { quickSight as schema } from "../../schema/consumers/quicksight";
import type { ParsedNetwork } from "../../schema/network";
import type { EntryView } from "../view";
import { publicAccessOf } from "../workloads/called-from-aws";

type Draft = Salvaged<z.output<typeof schema>>;

/** What people shall see can be made. */
export const quickSightChecks = (it: Draft, view: EntryView): Problem[] => [
  ...noSubscription(it, view),
  ...unreadableSecret(it, view),
  ...notLetIn(it, view),
  ...unanswered(it, view),
  ...nothingShown(it, view),
  ...strangers(it, view),
  ...folderProblems(it, view),
];

/** Everything of QuickSight is in the account's subscription, and people where that was made. */
function noSubscription({ identityRegion }: Draft, view: EntryView): Problem[] {
  const { foundation, region } = view.environment;
  const subscription = foundation?.quickSight;
  if (subscription?.mode === "off") {
    return [
      view.problem(
        [],
        "needs the account's subscription of QuickSight, and foundation.quickSight.mode is off",
        'set it to "existing", or to "create"',
      ),
    ];
  }
  const people = identityRegion ?? region;
  const subscribed = subscription?.identityRegion ?? region;
  return subscription?.mode === "create" && people !== subscribed
    ? [
        view.problem(
          ["identityRegion"],
          `looks for people in ${people}, and foundation.quickSight subscribes in ${subscribed}`,
          "say the same region in both",
        ),
      ]
    : [];
}

/** QuickSight reads the secret with a role of its own, and nobody reads one without being named. */
function unreadableSecret({ signIn: key }: Draft, view: EntryView): Problem[] {
  const { dataServices = {}, awsAccountId, region } = view.environment;
  const secret = key !== undefined && Object.hasOwn(dataServices, key) ? dataServices[key] : undefined;
  if (secret?.kind !== "secret" || secret.readers === undefined) return [];
  if (awsAccountId === undefined || region === undefined) return [];
  const role = `arn:${partitionOf(region).name}:iam::${awsAccountId}:role/${QUICKSIGHT_SECRET_ROLE.value}`;
  return secret.readers.includes(role)
    ? []
    : [view.problem(["signIn"], `QuickSight may not read ${key}`, `add ${role} to dataServices.${key}.readers`)];
}

/** Over the internet, the workspace lets QuickSight's addresses in. */
function notLetIn({ network, workspace: key }: Draft, view: EntryView): Problem[] {
  const { workspaces = {}, region } = view.environment;
  const workspace = key !== undefined && Object.hasOwn(workspaces, key) ? workspaces[key] : undefined;
  if (network?.mode !== "internet" || workspace === undefined || region === undefined) return [];
  if (publicAccessOf(view.environment.network as Salvaged<ParsedNetwork> | undefined) === "closed") {
    return [
      view.problem(
        ["network", "mode"],
        `${key} is not reached from the internet, which network.privateLink.access closes`,
        'set it to "vpc", so that QuickSight comes from there',
      ),
    ];
  }
  const allow = workspace.ipAccessList?.allow;
  const block = QUICKSIGHT_ADDRESSES.value[region];
  if (allow === undefined) return [];
  const at = `workspaces.${key}.ipAccessList.allow`;
  if (block === undefined) {
    return [
      view.warning(
        ["network"],
        `${key} lets in the addresses of its ipAccessList alone, and those of QuickSight in ${region} are not known here`,
        `look them up, and add them to ${at}`,
      ),
    ];
  }
  return allow.some((range) => contains(range, block))
    ? []
    : [view.problem(["network"], `${key} does not let ${block} in, from where QuickSight comes`, `add it to ${at}`)];
}

/** In a VPC of others, nothing here knows where the endpoint answers from. */
const unanswered = ({ network }: Draft, view: EntryView): Problem[] =>
  network?.mode === "vpc" &&
  network.endpointCidrs !== undefined &&
  (network.subnetIds === undefined) !== (network.endpointCidrs.length === 0)
    ? [
        network.subnetIds === undefined
          ? view.problem(["network", "endpointCidrs"], "is known in a VPC that is made here", "take it out")
          : view.problem(
              ["network", "endpointCidrs"],
              "is missing: the interfaces of QuickSight have to let answers in, and nothing here knows where from",
              "write the blocks of the subnets of the endpoint that answers for the workspace",
            ),
      ]
    : [];

function nothingShown({ dataSets }: Draft, view: EntryView): Problem[] {
  if (dataSets === undefined) return [];
  if (Object.keys(dataSets).length === 0) return [view.problem(["dataSets"], "has no table", "write one at least")];
  return Object.entries(dataSets).flatMap(([key, { columns }]) =>
    columns !== undefined && Object.keys(columns).length === 0
      ? [view.problem(["dataSets", key, "columns"], "has no column", "write those that people shall see")]
      : [],
  );
}

/** What is named by its key is there. */
function strangers(it: Draft, view: EntryView): Problem[] {
  const known = (record: "groups" | "dataSets" | "analyses" | "dashboards" | "folders", key: string, path: Path) =>
    it[record] === undefined || Object.hasOwn(it[record], key)
      ? []
      : [
          view.problem(
            path,
            `there is no ${key} among ${record} (there is: ${Object.keys(it[record]).join(", ") || "none"})`,
            `correct the key, or declare it under ${record}`,
          ),
        ];
  const permitted = (permissions: Readonly<Record<string, unknown>> | undefined, path: Path) =>
    Object.keys(permissions ?? {}).flatMap((group) => known("groups", group, [...path, "permissions", group]));
  return [
    ...permitted(it.permissions, []),
    ...Object.entries(it.dataSets ?? {}).flatMap(([key, one]) => permitted(one.permissions, ["dataSets", key])),
    ...(["analyses", "dashboards"] as const).flatMap((record) =>
      Object.entries(it[record] ?? {}).flatMap(([key, { dataSets }]) => [
        ...Object.entries(dataSets ?? {}).flatMap(([placeholder, set]) =>
          typeof set !== "string" ? [] : known("dataSets", set, [record, key, "dataSets", placeholder]),
        ),
        ...(dataSets !== undefined && Object.keys(dataSets).length === 0
          ? [view.problem([record, key, "dataSets"], "names no data set", "write all that the template has")]
          : []),
      ]),
    ),
    ...Object.entries(it.dashboards ?? {}).flatMap(([key, one]) => permitted(one.permissions, ["dashboards", key])),
    ...Object.entries(it.analyses ?? {}).flatMap(([key, { owners }]) =>
      (owners ?? []).flatMap((group, index) => known("groups", group, ["analyses", key, "owners", index])),
    ),
    ...Object.entries(it.folders ?? {}).flatMap(([key, folder]) => [
      ...permitted(folder.permissions, ["folders", key]),
      ...(folder.parent === undefined ? [] : known("folders", folder.parent, ["folders", key, "parent"])),
      ...(["dataSets", "analyses", "dashboards"] as const).flatMap((record) =>
        (folder[record] ?? []).flatMap((member, index) => known(record, member, ["folders", key, record, index])),
      ),
    ]),
    ...Object.entries(it.assignments ?? {}).flatMap(([key, { groups }]) =>
      (groups ?? []).flatMap((group, index) => known("groups", group, ["assignments", key, "groups", index])),
    ),
  ];
}

/** A folder in another one has the permissions of that, and is in itself on no way. */
function folderProblems({ folders = {} }: Draft, view: EntryView): Problem[] {
  const inItself = (key: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = folders[key]?.parent; at !== undefined; at = folders[at]?.parent) {
      if (at === key) return true;
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return false;
  };
  return Object.entries(folders).flatMap(([key, { parent, permissions }]) => [
    ...(inItself(key)
      ? [
          view.problem(
            ["folders", key, "parent"],
            "is in itself, over other folders perhaps",
            "let one of them be in none",
          ),
        ]
      : []),
    ...(parent !== undefined && Object.keys(permissions ?? {}).length > 0
      ? [
          view.problem(
            ["folders", key, "permissions"],
            `is in ${parent}, whose permissions hold for it`,
            "say them there, or take parent out",
          ),
        ]
      : []),
  ]);
}
