import type { z } from "zod";
import { mapValues } from "../../derive/map-values";
import { LOG_GROUPS, ROLES, SECURITY_GROUPS } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { transferServer as schema } from "../../schema/data-services/transfer-server";
import { withoutComment } from "../../schema/ssh-public-key";
import type { Accessed, Delivered, Doing } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { transferChecks } from "./transfer-checks";
import { placementOf } from "./transfer-endpoint";
import { ownersOf } from "./transfer-folders";
import { calledBy, decrypts, targetsOf } from "./transfer-workflow";

type TransferServer = z.output<typeof schema>;
type Draft = Salvaged<TransferServer>;
type User = TransferServer["users"][string];
type Provider = NonNullable<TransferServer["identityProvider"]>;
type Asked = Extract<Provider, { mode: "function" | "api" }>;
type Directory = Extract<Provider, { mode: "directory" }>;

interface Role {
  readonly name: string;
  readonly arn: string;
}

/** What is derived for whoever has a folder. */
interface Owning {
  /** Folder of the zone. */
  folder: string;
  /** Role that the server takes to act for them. */
  role: Role;
}
type WithFolder<Owner> = DeepReadonly<Omit<Owner, "folder"> & Owning>;

/** A user with everything that is derived. */
export type TransferUserModel = WithFolder<User>;
export type TransferGroupModel = WithFolder<Directory["groups"][string]>;
export type TransferFolderModel = WithFolder<Asked["folders"][string]>;

type Other<Owner, Field extends string> = Omit<Owner, Field> & {
  readonly [F in Field]: Readonly<Record<string, Field extends "groups" ? TransferGroupModel : TransferFolderModel>>;
};
/** Who says who may sign in, with roles for what they give. */
export type IdentityProviderModel =
  | DeepReadonly<Other<Extract<Provider, { mode: "function" }>, "folders">>
  | (DeepReadonly<Other<Extract<Provider, { mode: "api" }>, "folders">> & {
      /** Role that calls the API. */
      readonly invocationRole: Role;
      /** What it calls. */
      readonly invokedArn: string;
    })
  | DeepReadonly<Other<Directory, "groups">>;

export type TransferServerModel = DeepReadonly<
  Omit<TransferServer, "users" | "identityProvider"> & {
    /** Key in the configuration. */
    key: string;
    /** What it is called in tags and alarms. */
    name: string;
    /** Bucket of the zone. */
    bucket: string;
    /** Of the security group of its clients. */
    groupName: string;
    logGroupName: string;
    users: Record<string, TransferUserModel>;
    identityProvider: IdentityProviderModel | undefined;
    /** Folders of everybody, each once. */
    folders: string[];
    /** ARN of all secrets with PGP keys of servers; undefined where nothing is decrypted. */
    pgpSecrets: string | undefined;
    /** Role that works on files after an upload; undefined where nothing does. */
    workflowRole: Role | undefined;
  }
>;

/** Ports by protocol. Source: Transfer Family user guide, "Create an FTPS-enabled server". */
export const TRANSFER_PORTS = {
  sftp: [{ id: "sftp", from: 22, to: 22, description: "SFTP clients" }],
  ftps: [
    { id: "ftps", from: 21, to: 21, description: "FTPS clients" },
    { id: "ftps-data", from: 8192, to: 8200, description: "Data of FTPS clients" },
  ],
} as const;

const workflowRole = (key: string): string => ROLES.dataService(`${key}-on-upload`);
const invocationRole = (key: string): string => ROLES.dataService(`${key}-sign-in`);
const hasWorkflow = ({ onUpload, onPartialUpload }: Draft): boolean =>
  onUpload !== undefined || onPartialUpload !== undefined;

/** A server that partners deliver files to. */
export const transferServer: Kind<TransferServer, TransferServerModel> = {
  what: "an SFTP or FTPS server",
  runs: [
    {
      what: "its workflow, when a file comes",
      because: "it takes on what others send, which would lie there",
      source: "AWS Transfer Family API reference, CreateWorkflow: a workflow has no state",
    },
  ],
  resolve(server, key, names) {
    const { prefix } = names;
    const owning = (owner: { readonly folder?: string | undefined }, name: string): Owning => ({
      folder: owner.folder ?? name,
      role: names.role(ROLES.dataService(`${key}-${name}`)),
    });
    return {
      ...server,
      key,
      name: `${prefix}-${key}`,
      groupName: names.securityGroup(SECURITY_GROUPS.sftp(key)),
      bucket: names.zoneBucket(server.zone),
      logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
      users: mapValues(server.users, (user, name) => ({
        ...user,
        publicKeys: user.publicKeys.map(withoutComment),
        ...owning(user, name),
      })),
      identityProvider: server.identityProvider && providerOf(server.identityProvider, key, names, owning),
      folders: [...new Set(ownersOf(server).map(({ folder }) => folder))].sort(),
      pgpSecrets:
        decrypts(server.onUpload) || decrypts(server.onPartialUpload)
          ? `arn:${names.partition}:secretsmanager:${names.region}:${names.awsAccountId}:secret:aws/transfer/*`
          : undefined,
      workflowRole: hasWorkflow(server) ? names.role(workflowRole(key)) : undefined,
    };
  },
  delivers: (server) => [...uploads(server), ...moved(server)],
  reaches: ({ zone }) => [zone],
  accesses: (server) => {
    const accessed = (does: Doing, ...arns: readonly string[]): Accessed[] =>
      arns.map((arn) => ({ does, arn, key: { mode: "none" } }));
    return [
      ...accessed("work-on-file", ...functionsOf(server)),
      ...accessed("ask-api", ...(server.identityProvider?.mode === "api" ? [server.identityProvider.invokedArn] : [])),
      ...accessed("read-pgp-keys", ...(server.pgpSecrets === undefined ? [] : [server.pgpSecrets])),
    ];
  },
  placement: ({ endpoint, protocols }) =>
    placementOf(
      endpoint,
      (protocols ?? []).flatMap((protocol) => TRANSFER_PORTS[protocol].map(({ from, to }) => ({ from, to }))),
    ),
  names: (server, key) => {
    const layer = "data-services" as const;
    const role = (purpose: string, field: readonly string[]) => ({ what: "role" as const, layer, purpose, field });
    return [
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      ...ownersOf(server).map(({ name, field }) => role(ROLES.dataService(`${key}-${name}`), field)),
      ...(hasWorkflow(server)
        ? [role(workflowRole(key), [server.onUpload === undefined ? "onPartialUpload" : "onUpload"])]
        : []),
      ...(server.identityProvider?.mode === "api" ? [role(invocationRole(key), ["identityProvider"])] : []),
    ];
  },
  steps: [
    {
      id: "sftp-partners-told",
      title: "partners know the SFTP server and its host key",
      instructions: [
        "Read the outputs of the data-services layer: transfer_server_endpoints, transfer_server_public_ips and transfer_server_host_key_fingerprints.",
        "Where hostname is set without zoneId, make its DNS record: a CNAME of the server's own name, or of the VPC endpoint's where the server is internal.",
        "Send each partner the host name, the addresses for its firewall, its user name and the fingerprint, on another way than e-mail alone; the partner compares the fingerprint at the first connection.",
      ],
      blocking: false,
    },
    {
      id: "transfer-sign-in",
      title: "functions and APIs answer who may sign in to servers",
      instructions: [
        "Let the server call the function: aws lambda add-permission --function-name FUNCTION --statement-id SERVER --action lambda:InvokeFunction --principal transfer.amazonaws.com --source-account ACCOUNT --source-arn ARN, with the ARN of the output transfer_server_arns. An API takes IAM as its authorization; the role <prefix>-svc-<key>-sign-in calls it.",
        "Let it answer with the Role of a folder of the output transfer_server_folders, its HomeDirectoryDetails as a text of JSON, and HomeDirectoryType LOGICAL.",
        "Try it: aws transfer test-identity-provider --server-id ID --user-name NAME --user-password PASSWORD --server-protocol FTPS.",
      ],
      blocking: false,
      appliesTo: ({ identityProvider }) => identityProvider?.mode === "function" || identityProvider?.mode === "api",
    },
    {
      id: "transfer-directory",
      title: "the directory that people sign in with is there",
      instructions: [
        "Have Managed Microsoft AD, or an AD Connector to your own directory, in the environment's account and region before the data-services layer runs; making the server registers Transfer Family with it.",
        "Copy the SIDs of the groups: Get-ADGroup -Identity NAME -Properties objectSid. Let nobody into such a group who may not read or write its folder.",
      ],
      blocking: false,
      appliesTo: ({ identityProvider }) => identityProvider?.mode === "directory",
    },
    {
      id: "transfer-pgp-keys",
      title: "the PGP keys that files are decrypted with",
      instructions: [
        "Put the private key of each user as JSON with the keys PGPPrivateKey and PGPPassphrase into a secret called aws/transfer/SERVER/USER, or one for all into aws/transfer/SERVER/@pgp-default, with the server's id of the output transfer_server_ids: aws secretsmanager create-secret --secret-string file://KEY, with a file that is deleted afterwards.",
        "Encrypt the secret with the key of Secrets Manager itself, aws/secretsmanager; give partners the public key alone.",
      ],
      blocking: false,
      appliesTo: ({ onUpload, onPartialUpload }) => decrypts(onUpload) || decrypts(onPartialUpload),
    },
  ],
  checks: transferChecks,
};

/** Who is asked, with the roles of what is given. */
function providerOf(
  provider: Provider,
  key: string,
  names: Names,
  owning: (owner: { readonly folder?: string | undefined }, name: string) => Owning,
): IdentityProviderModel {
  switch (provider.mode) {
    case "directory":
      return {
        ...provider,
        groups: mapValues(provider.groups, (group, name) => ({ ...group, ...owning(group, name) })),
      };
    case "function":
      return { ...provider, folders: foldersOf(provider, owning) };
    case "api": {
      const { hostname, pathname } = new URL(provider.url);
      const [apiId] = hostname.split(".");
      return {
        ...provider,
        folders: foldersOf(provider, owning),
        invocationRole: names.role(invocationRole(key)),
        // Source: Transfer Family user guide, "Using Amazon API Gateway to integrate your identity provider".
        invokedArn: `arn:${names.partition}:execute-api:${names.region}:${names.awsAccountId}:${apiId}${pathname}/GET/*`,
      };
    }
  }
}

const foldersOf = (
  { folders }: Asked,
  owning: (owner: { readonly folder?: string | undefined }, name: string) => Owning,
): Record<string, TransferFolderModel> =>
  mapValues(folders, (folder, name) => ({ ...folder, ...owning(folder, name) }));

/** Functions that the workflows call, each once. */
export const functionsOf = ({ onUpload, onPartialUpload }: Pick<Draft, "onUpload" | "onPartialUpload">): string[] => [
  ...new Set([...calledBy(onUpload), ...calledBy(onPartialUpload)].map(({ arn }) => arn)),
];

/** Folders that clients put files into. Where steps take them elsewhere, nobody loads them there. */
function uploads(server: Draft): Delivered[] {
  const moves = targetsOf(server.onUpload).some(({ loaded }) => loaded);
  return ownersOf(server)
    .filter(({ writes }) => writes)
    .map(({ folder, field, says }) => ({
      zone: server.zone,
      folder,
      field: says ? [...field, "folder"] : field,
      says: [...field, "folder"],
      moves,
    }));
}

/** Folders that steps put files into, each once; what failed is for people to look at. */
function moved(server: Draft): Delivered[] {
  const seen = new Set<string>();
  return (["onUpload", "onPartialUpload"] as const).flatMap((workflow) =>
    targetsOf(server[workflow]).flatMap(({ folder, field, loaded }) => {
      if (seen.has(folder)) return [];
      seen.add(folder);
      const at = [workflow, ...field];
      return [{ zone: server.zone, folder, field: at, says: at, moves: !loaded || workflow === "onPartialUpload" }];
    }),
  );
}
