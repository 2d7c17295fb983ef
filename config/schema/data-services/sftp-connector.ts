import { z } from "zod";
import { distinct, kmsKeyArn, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { sshPublicKey } from "../ssh-public-key";
import { secretArn } from "../text/aws";
import { folder } from "../text/paths";
import { remoteFile, resourceConfigurationArn, sftpUrl } from "../text/transfer";

/** Source: Transfer Family user guide, "Security policies for AWS Transfer Family SFTP connectors", 2026-11. */
const SECURITY_POLICIES = [
  "TransferSFTPConnectorSecurityPolicy-2024-03",
  "TransferSFTPConnectorSecurityPolicy-FIPS-2024-10",
] as const;

/** A connector of AWS Transfer Family: files are fetched from a partner's SFTP server into a raw zone. */
export const sftpConnector = z.strictObject({
  /** A connector of AWS Transfer Family for SFTP. */
  kind: z.literal("sftp-connector"),
  /** The partner's server: `sftp://files.partner.example`, with `:port` where it is not 22. */
  url: sftpUrl,
  /** Keys that the server is known by, 1 to 10: lines of `ssh-keyscan`, without the host name. */
  hostKeys: distinct(z.array(sshPublicKey).min(1).max(10)),
  /** The secret with `{"Username": …}` and `"Password"` or `"PrivateKey"`, as the service reads it. */
  signIn: z.discriminatedUnion("mode", [
    z.strictObject({
      /** An entry that is made here. The connector's role is among its readers by itself. */
      mode: z.literal("entry"),
      /** The entry (key of `dataServices`, kind `secret`). */
      entry: ref("dataService", { kind: "secret" }),
    }),
    z.strictObject({
      /** One that is there already, in this account and region. */
      mode: z.literal("existing"),
      /** Its ARN, with the six characters at its end. */
      secretArn,
      /** Key that encrypts it, whose policy lets this account's roles use it. Default: Secrets Manager's own. */
      kmsKeyArn: kmsKeyArn.optional(),
    }),
  ]),
  /** How the server is reached, where it is not on the internet. Default: from addresses of AWS, over the internet. */
  through: z
    .strictObject({
      /** Resource configuration of VPC Lattice that names the server, in a VPC that reaches it; of this account and region. */
      resourceConfigurationArn,
      /** Port of the server, 1 to 65535. Default 22. */
      port: z.int().min(1).max(65_535).default(22),
    })
    .optional(),
  /** Zone (key of `zones`, kind `raw`) that files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** What is fetched, by a short key. */
  fetch: z
    .record(
      slug,
      z.strictObject({
        /** Files by their full paths on the server, 1 to 10. One that comes again replaces the earlier. */
        files: distinct(z.array(remoteFile).min(1).max(10)),
        /** Folder of the zone that they come into. Default: the key. */
        folder: folder.optional(),
        /** When they are fetched. */
        schedule,
      }),
    )
    .refine((all) => Object.keys(all).length > 0, { error: wrong("fetches nothing", "add an entry, or remove it") }),
  /** Algorithms that the connector offers. Default `TransferSFTPConnectorSecurityPolicy-2024-03`, the latest. */
  securityPolicy: z.enum(SECURITY_POLICIES).default("TransferSFTPConnectorSecurityPolicy-2024-03"),
  /** Days that the log of transfers is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
});
