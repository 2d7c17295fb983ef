import type { z } from "zod";
import { mapValues } from "../../derive/map-values";
import { ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { transferWebApp as schema } from "../../schema/data-services/transfer-web-app";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type TransferWebApp = z.output<typeof schema>;
type Draft = Salvaged<TransferWebApp>;
type Folder = TransferWebApp["folders"][string];

interface Role {
  readonly name: string;
  readonly arn: string;
}

export type TransferWebAppModel = DeepReadonly<
  Omit<TransferWebApp, "folders"> & {
    /** Key in the configuration. */
    key: string;
    /** What it is called in tags. */
    name: string;
    /** Bucket of the zone. */
    bucket: string;
    folders: Record<string, Omit<Folder, "folder"> & { folder: string }>;
    /** Ids of all groups, each once. */
    groupIds: string[];
    /** Instance of IAM Identity Center that people sign in to. */
    identityCenterArn: string;
    /** Role that the page asks for files with, for whoever is signed in. */
    bearerRole: Role;
    /** Role that S3 Access Grants take to give files of the folders. */
    filesRole: Role;
  }
>;

const ROLE = {
  bearer: ROLES.dataService,
  files: (key: string) => ROLES.dataService(`${key}-files`),
};
const folderOf = (folder: string | undefined, name: string): string => folder ?? name;

/** A page on which people bring and get files. */
export const transferWebApp: Kind<TransferWebApp, TransferWebAppModel> = {
  what: "a web app for files",
  runs: [],
  resolve(app, key, names) {
    const { identityCenterArn } = names;
    if (identityCenterArn === undefined) throw new Error(`dataServices.${key} is checked to have S3 Access Grants`);
    const folders = mapValues(app.folders, (folder, name) => ({ ...folder, folder: folderOf(folder.folder, name) }));
    const groups = Object.values(folders).flatMap((folder) => Object.values(folder.groups));
    return {
      ...app,
      key,
      name: `${names.prefix}-${key}`,
      bucket: names.zoneBucket(app.zone),
      folders,
      groupIds: [...new Set(groups.map(({ groupId }) => groupId))].sort(),
      identityCenterArn,
      bearerRole: names.role(ROLE.bearer(key)),
      filesRole: names.role(ROLE.files(key)),
    };
  },
  delivers: ({ zone, folders }) =>
    Object.entries(folders ?? {}).map(([name, folder]) => ({
      zone,
      folder: folderOf(folder?.folder, name),
      field: folder?.folder === undefined ? ["folders", name] : ["folders", name, "folder"],
      says: ["folders", name, "folder"],
      // Nobody brings files into a folder that all only read.
      ...(!Object.values(folder?.groups ?? {}).some((group) => group?.access !== "read") && { moves: true }),
    })),
  reaches: ({ zone }) => [zone],
  names: (_, key) =>
    Object.values(ROLE).map((purpose) => ({ what: "role", layer: "data-services", purpose: purpose(key) })),
  steps: [
    {
      id: "transfer-web-app-people",
      title: "people know the web app, and are in its groups",
      instructions: [
        "Read the output transfer_web_app_endpoints of the data-services layer, open the address and sign in as a member of each group: its folders are there, and no others.",
        "Put people into the groups where IAM Identity Center gets them from, and send them the address.",
      ],
      blocking: false,
    },
  ],
  checks: (app, view) => [...grants(view), ...once(app, view)],
};

/** S3 Access Grants give the files. */
function grants(view: EntryView): Problem[] {
  if (view.environment.foundation?.accessGrants?.mode !== "off") return [];
  return [
    view.problem(
      [],
      "gives people files by S3 Access Grants, and foundation.accessGrants.mode is off",
      'set it to "create", or to "existing" where the account has them in this region, with identityCenterArn',
    ),
  ];
}

/** S3 takes a group's right to a folder once. */
const once = ({ folders }: Draft, view: EntryView): Problem[] =>
  Object.entries(folders ?? {}).flatMap(([name, folder]) => {
    const groups = Object.entries(folder?.groups ?? {});
    return groups.flatMap(([group, { groupId } = {}], index) => {
      const first = groups.slice(0, index).find(([, other]) => groupId !== undefined && other?.groupId === groupId);
      return first === undefined
        ? []
        : [
            view.problem(
              ["folders", name, "groups", group, "groupId"],
              `is the group of ${first[0]} in the same folder`,
              "name it once, with the access that it needs",
            ),
          ];
    });
  });
