import type { z } from "zod";
import { mapValues } from "../../derive/map-values";
import { LOG_GROUPS, logGroupNameOf, ROLES } from "../../derive/purposes";
import type { DeepReadonly } from "../../readonly";
import { opennessOf } from "../../schema/allow-list";
import type { transferServer as schema } from "../../schema/data-services/transfer-server";
import { withoutComment } from "../../schema/ssh-public-key";
import type { Kind } from "../kind";

type TransferServer = z.output<typeof schema>;
type User = TransferServer["users"][string];

/** A user with everything that is derived. */
export type TransferUserModel = DeepReadonly<
  Omit<User, "folder"> & {
    /** Folder of the zone. */
    folder: string;
    /** Role that the server takes to act for the user. */
    role: { name: string; arn: string };
  }
>;

export type TransferServerModel = DeepReadonly<
  Omit<TransferServer, "users"> & {
    /** Key in the configuration. */
    key: string;
    /** What it is called in tags and alarms. */
    name: string;
    /** Bucket of the zone. */
    bucket: string;
    logGroupName: string;
    users: Record<string, TransferUserModel>;
  }
>;

/** Where a server stands, by who reaches it. */
export const SFTP_SUBNETS = { internal: "endpoints", internet: "public" } as const;
/** The port of SFTP. */
export const SFTP_PORT = 22;

const folderOf = (user: { readonly folder?: string | undefined }, name: string): string => user.folder ?? name;

/** An SFTP server that partners deliver files to. */
export const transferServer: Kind<TransferServer, TransferServerModel> = {
  what: "an SFTP server",
  resolve(server, key, names) {
    const { prefix } = names;
    return {
      ...server,
      key,
      name: `${prefix}-${key}`,
      bucket: names.zoneBucket(server.zone),
      logGroupName: logGroupNameOf(prefix, LOG_GROUPS.dataService(key)),
      users: mapValues(server.users, (user, name) => ({
        ...user,
        publicKeys: user.publicKeys.map(withoutComment),
        folder: folderOf(user, name),
        role: names.role(ROLES.dataService(`${key}-${name}`)),
      })),
    };
  },
  delivers: ({ zone, users }) =>
    Object.entries(users ?? {})
      .filter(([, { access }]) => access !== "read")
      .map(([name, user]) => ({
        zone,
        folder: folderOf(user, name),
        field: user.folder === undefined ? ["users", name] : ["users", name, "folder"],
        says: ["users", name, "folder"],
      })),
  reaches: ({ zone }) => [zone],
  placement: ({ endpoint }) =>
    endpoint?.access === undefined
      ? undefined
      : {
          subnets: SFTP_SUBNETS[endpoint.access],
          availabilityZoneIds: endpoint.availabilityZoneIds,
          subnetIds: endpoint.subnetIds,
          ports: [{ from: SFTP_PORT, to: SFTP_PORT }],
          clientCidrs: endpoint.clientCidrs ?? [],
          field: "endpoint",
        },
  names: ({ users }, key) => [
    { what: "log-group", layer: "data-services", purpose: LOG_GROUPS.dataService(key) },
    ...Object.keys(users ?? {}).map((name) => ({
      what: "role" as const,
      layer: "data-services" as const,
      purpose: ROLES.dataService(`${key}-${name}`),
      field: ["users", name],
    })),
  ],
  steps: [
    {
      id: "sftp-partners-told",
      title: "partners know the SFTP server and its host key",
      instructions: [
        "Read the outputs of the data-services layer: transfer_server_endpoints, transfer_server_public_ips and transfer_server_host_key_fingerprints.",
        "Where hostname is set, make its DNS record: a CNAME of the server's own name, or of the VPC endpoint's where the server is internal.",
        "Send each partner the host name, the addresses for its firewall, its user name and the fingerprint, on another way than e-mail alone; the partner compares the fingerprint at the first connection.",
      ],
      blocking: false,
    },
  ],
  checks({ endpoint }, view) {
    if (endpoint?.access !== "internet" || endpoint.acknowledgeEveryAddress === true) return [];
    const open = opennessOf(endpoint.clientCidrs ?? []);
    if (open === undefined) return [];
    const fix = "list the partners' own blocks, or write acknowledgeEveryAddress: true where they have none";
    return [view.problem(["endpoint", "clientCidrs"], open, fix)];
  },
};
