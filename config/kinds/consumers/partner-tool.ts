import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { partnerTool as schema } from "../../schema/consumers/partner-tool";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { signInProblems } from "./tool-sign-in";

type PartnerTool = z.output<typeof schema>;
type Direct = Extract<PartnerTool, { delivery: "direct" }>;
type Storage = Extract<PartnerTool, { delivery: "storage" }>;

export type PartnerToolModel = DeepReadonly<
  | (Direct & { key: string })
  | (Omit<Storage, "folder"> & {
      key: string;
      /** Folder of the zone. */
      folder: string;
      /** Bucket of the zone. */
      bucket: string;
      /** Role that the partner takes. */
      role: { name: string; arn: string };
    })
>;

/** A tool of a partner that brings data. */
export const partnerTool: Kind<PartnerTool, PartnerToolModel> = {
  what: "a tool of a partner",
  runs: [],
  lane: "ingest",
  resolve: (tool, key, names) =>
    tool.delivery === "direct"
      ? { ...tool, key }
      : {
          ...tool,
          key,
          folder: tool.folder ?? key,
          bucket: names.zoneBucket(tool.zone),
          role: names.role(ROLES.dataService(key)),
        },
  delivers: (tool, key) =>
    tool.delivery === "storage"
      ? [
          {
            zone: tool.zone,
            folder: tool.folder ?? key,
            field: tool.folder === undefined ? [] : ["folder"],
            says: ["folder"],
          },
        ]
      : [],
  reaches: (tool) => (tool.delivery === "storage" ? [tool.zone] : []),
  grants(tool) {
    if (tool.delivery !== "direct") return [];
    const { catalog, schema: into, makesSchemas, volumes } = tool;
    const principal = { kind: "service-principal", key: tool.servicePrincipal } as const;
    return [
      { principal, catalog, privileges: [...(makesSchemas ? (["CREATE_SCHEMA"] as const) : []), "USE_CATALOG"] },
      {
        principal,
        catalog,
        schema: into,
        privileges: [
          "CREATE_TABLE",
          ...(volumes ? (["CREATE_VOLUME"] as const) : []),
          "MODIFY",
          ...(volumes ? (["READ_VOLUME"] as const) : []),
          "SELECT",
          "USE_SCHEMA",
          ...(volumes ? (["WRITE_VOLUME"] as const) : []),
        ],
      },
    ];
  },
  uses: (tool) =>
    tool.delivery === "direct"
      ? [{ family: "consumers", key: tool.warehouse, servicePrincipal: tool.servicePrincipal }]
      : [],
  names: ({ delivery }, key) =>
    delivery === "storage" ? [{ what: "role", layer: "data-services", purpose: ROLES.dataService(key) }] : [],
  steps: [
    {
      id: "partner-tool-secrets",
      title: "partners' tools have the OAuth secrets of their service principals",
      instructions: [
        "In the account console, under User management, Service principals, open the tool's service principal, and generate an OAuth secret there, for at most as long as your rules allow; Databricks takes two years at most.",
        "Put it into the tool at once, with what the output partner_tool_sheets of the serving layer says; write it down nowhere else.",
        "Terraform does not make the secret, because it would stand in its state for everybody who reads that.",
        "Before it ends, generate a second one, put that into the tool, and delete the first.",
      ],
      blocking: false,
      appliesTo: ({ delivery }) => delivery === "direct",
    },
    {
      id: "partner-tool-roles",
      title: "partners' tools know the roles that they put files with",
      instructions: [
        "Put what the output partner_tool_sheets of the data-services layer says into the tool: bucket, folder, role and region.",
        "Have the tool put a file, and see that it arrives: the role can write into the folder, and neither list nor read.",
      ],
      blocking: false,
      appliesTo: ({ delivery }) => delivery === "storage",
    },
  ],
  checks(tool, view) {
    if (tool.delivery === "storage") return ownAccount(tool, view);
    return tool.delivery === "direct" ? signInProblems(tool, view) : [];
  },
};

/** Somebody of the same account needs no external id, and is no partner. */
function ownAccount({ assumedBy }: Salvaged<Storage>, view: EntryView): Problem[] {
  const { awsAccountId } = view.environment;
  return (assumedBy ?? []).flatMap((who, index) =>
    awsAccountId !== undefined && (who === awsAccountId || who.split(":")[4] === awsAccountId)
      ? [
          view.problem(
            ["assumedBy", index],
            `${who} is of the environment's own account, where every administrator could take the role`,
            "name the partner's account or role",
          ),
        ]
      : [],
  );
}
