import type { z } from "zod";
import { mapValues } from "../../derive/map-values";
import { EVENTS, LOG_GROUPS, ROLES, SECURITY_GROUPS } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { as2Server as schema } from "../../schema/data-services/as2-server";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { everybodyIsMeant, placementOf } from "./transfer-endpoint";

type As2Server = z.output<typeof schema>;
type Draft = Salvaged<As2Server>;
type Partner = As2Server["partners"][string];

interface Role {
  readonly name: string;
  readonly arn: string;
}

/** What is sent to a partner, with everything that is derived. */
export type As2SendModel = DeepReadonly<
  Omit<NonNullable<Partner["send"]>, "folder"> & { folder: string; role: Role; subject: string }
>;
/** A partner with everything that is derived. */
export type As2PartnerModel = DeepReadonly<
  Omit<Partner, "folder" | "send"> & { folder: string; role: Role; send: As2SendModel | undefined }
>;
export type As2ServerModel = DeepReadonly<
  Omit<As2Server, "partners"> & {
    /** Key in the configuration. */
    key: string;
    /** What it is called in tags and alarms. */
    name: string;
    /** Bucket of the zone. */
    bucket: string;
    /** Of the security group of its clients. */
    groupName: string;
    logGroupName: string;
    partners: Record<string, As2PartnerModel>;
    /** Role that writes logs of what is sent; undefined where nothing is. */
    logRole: Role | undefined;
    /** Rule that tells of messages that failed. */
    failureRule: string;
  }
>;

/** Port of AS2 over HTTP. Source: Transfer Family user guide, "Create an AS2 server". */
export const AS2_PORT = 5080;

const folderOf = (folder: string | undefined, name: string): string => folder ?? name;
const outboxOf = (folder: string | undefined, name: string): string => folder ?? `outbox/${name}`;
const roleOf = (key: string, partner: string): string => ROLES.dataService(`${key}-${partner}`);
const sendRoleOf = (key: string, partner: string): string => ROLES.dataService(`${key}-${partner}-send`);
const logRoleOf = (key: string): string => ROLES.dataService(`${key}-send-log`);
const failureRule = (key: string): string => EVENTS.told(`${key}-failed`);
const sends = ({ partners }: Draft): boolean => Object.values(partners ?? {}).some(({ send }) => send !== undefined);

/** A server for AS2 with its partners. */
export const as2Server: Kind<As2Server, As2ServerModel> = {
  what: "an AS2 server",
  runs: [],
  resolve: (server, key, names) => ({
    ...server,
    key,
    name: `${names.prefix}-${key}`,
    groupName: names.securityGroup(SECURITY_GROUPS.as2(key)),
    bucket: names.zoneBucket(server.zone),
    logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
    partners: mapValues(server.partners, ({ folder, send, ...partner }, name) => ({
      ...partner,
      folder: folderOf(folder, name),
      role: names.role(roleOf(key, name)),
      send: send && {
        ...send,
        folder: outboxOf(send.folder, name),
        role: names.role(sendRoleOf(key, name)),
        subject: `${server.as2Id} to ${partner.as2Id}`,
      },
    })),
    logRole: sends(server) ? names.role(logRoleOf(key)) : undefined,
    failureRule: `${names.prefix}-${failureRule(key)}`,
  }),
  delivers: ({ zone, partners }) =>
    Object.entries(partners ?? {}).flatMap(([name, { folder, send }]) => {
      const at = ["partners", name];
      const outbox = [...at, "send"];
      return [
        {
          zone,
          folder: folderOf(folder, name),
          field: folder === undefined ? at : [...at, "folder"],
          says: [...at, "folder"],
        },
        // Answers come beside what is sent; nobody loads them.
        ...(send === undefined
          ? []
          : [
              {
                zone,
                folder: outboxOf(send.folder, name),
                field: send.folder === undefined ? outbox : [...outbox, "folder"],
                says: [...outbox, "folder"],
                moves: true,
              },
            ]),
      ];
    }),
  reaches: ({ zone }) => [zone],
  placement: ({ endpoint }) => placementOf(endpoint, [{ from: AS2_PORT, to: AS2_PORT }]),
  names: (server, key) => {
    const layer = "data-services" as const;
    const role = (purpose: string, field: readonly string[]) => ({ what: "role" as const, layer, purpose, field });
    return [
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      ...Object.entries(server.partners ?? {}).flatMap(([name, { send }]) => [
        role(roleOf(key, name), ["partners", name]),
        ...(send === undefined ? [] : [role(sendRoleOf(key, name), ["partners", name, "send"])]),
      ]),
      ...(sends(server) ? [role(logRoleOf(key), ["partners"])] : []),
      { what: "event-rule", layer: "operations", purpose: failureRule(key) },
    ];
  },
  steps: [
    {
      id: "edi-own-certificates",
      title: "your own certificates for AS2 are imported",
      instructions: [
        "Before the data-services layer runs, import your certificate with its private key, once to decrypt and once to sign: aws transfer import-certificate --usage ENCRYPTION --certificate file://CERT --private-key file://KEY, and the same with --usage SIGNING; write both ids into certificateIds. Terraform would keep the key in its state.",
        "Give partners the certificate without the key, your AS2 name, and the URL http://HOST:5080, with the host of the output as2_server_endpoints.",
        "Note when it expires: aws transfer describe-certificate; Transfer Family also counts the days in CloudWatch, DaysUntilExpiry.",
      ],
      blocking: false,
    },
    {
      id: "edi-signing-enforced",
      title: "messages without a signature are refused",
      instructions: [
        "Terraform has no argument for it, and AWS takes unsigned messages by default: after the data-services layer has made an agreement, run aws transfer update-agreement --server-id SERVER --agreement-id AGREEMENT --enforce-message-signing ENABLED, with the ids of the output as2_agreement_ids.",
      ],
      blocking: false,
    },
  ],
  checks: (server, view) => [...everybodyIsMeant(server.endpoint, view), ...parties(server, view)],
};

/** Names tell parties apart, and what is sent is encrypted. */
function parties({ as2Id, partners }: Draft, view: EntryView): Problem[] {
  const seen = new Map<string, string>(as2Id === undefined ? [] : [[as2Id, "the server itself"]]);
  return Object.entries(partners ?? {}).flatMap(([name, partner]) => {
    const at = ["partners", name];
    const { as2Id: id } = partner;
    const earlier = id === undefined ? undefined : seen.get(id);
    if (id !== undefined) seen.set(id, earlier ?? `partner ${name}`);
    return [
      ...(earlier === undefined
        ? []
        : [view.problem([...at, "as2Id"], `is the name of ${earlier} already`, "write the partner's own")]),
      ...(partner.send !== undefined && !view.isWritten([...at, "encryptionCertificates"])
        ? [
            view.problem(
              [...at, "encryptionCertificates"],
              "is missing: what is sent is encrypted for the partner",
              "write its certificate, or remove send",
            ),
          ]
        : []),
      ...(partner.send === undefined && view.isWritten([...at, "encryptionCertificates"])
        ? [view.problem([...at, "encryptionCertificates"], "is for what is sent", "add send, or remove it")]
        : []),
    ];
  });
}
