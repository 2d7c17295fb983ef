import { z } from "zod";
import { distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { ipv4Address, publicHost } from "../network/domain";
import { ref } from "../ref";
import { sshPublicKey, withoutComment } from "../ssh-public-key";
import { certificateArn } from "../text/aws";
import { banner } from "../text/prose";
import { hostedZoneId } from "../text/web";
import { transferEndpoint } from "./transfer-endpoint";
import { folderAccess, identityProvider } from "./transfer-sign-in";
import { uploadWorkflow } from "./transfer-workflow";

/**
 * Algorithms that a server offers, newest first; policies before 2024, which still take SHA-1, are left out.
 * Source: Transfer Family user guide, "Security policies for AWS Transfer Family servers", 2026-11.
 */
const SECURITY_POLICIES = [
  "TransferSecurityPolicy-2025-03",
  "TransferSecurityPolicy-FIPS-2025-03",
  "TransferSecurityPolicy-SshAuditCompliant-2025-02",
  "TransferSecurityPolicy-Restricted-2024-06",
  "TransferSecurityPolicy-2024-01",
  "TransferSecurityPolicy-FIPS-2024-01",
] as const;

/** Transfer Family takes names of 3 characters and more. Source: its API reference, CreateUser. */
const userName = slug.min(3, { error: wrong("is shorter than 3 characters", "use a longer name") });

/** A server of AWS Transfer Family for SFTP and FTPS: partners deliver files into folders of a raw zone. */
export const transferServer = z.strictObject({
  /** A server of AWS Transfer Family for SFTP and FTPS. */
  kind: z.literal("transfer-server"),
  /** Zone (key of `zones`, kind `raw`) that the users' folders are in. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Where the server answers. */
  endpoint: transferEndpoint,
  /**
   * What clients speak: SFTP, on port 22, or FTPS, on port 21 and 8192 to 8200. Those of FTPS have no keys, so it needs an
   * `identityProvider`. Default `sftp` alone.
   */
  protocols: distinct(z.array(z.enum(["sftp", "ftps"])).min(1)).default(["sftp"]),
  /** Certificate of ACM that the server shows to clients of FTPS, in the environment's account and region. Default none. */
  certificateArn: certificateArn.optional(),
  /** Address that clients of FTPS are told for their data, where a firewall translates addresses. Default: the server's own. */
  passiveIp: ipv4Address.optional(),
  /** Who signs in with keys, by user name. Default: nobody, which takes an `identityProvider`. */
  users: z
    .record(
      userName,
      z.strictObject({
        /** One to ten lines of `.pub` files: ed25519, ECDSA, or RSA of 2048 bits and more. */
        publicKeys: z
          .array(sshPublicKey)
          .min(1)
          .max(10)
          .superRefine((keys, context) => {
            const bare = keys.map(withoutComment);
            for (const [index, key] of bare.entries()) {
              if (bare.indexOf(key) === index) continue;
              context.addIssue({ code: "custom", path: [index], message: wrong("is listed twice", "remove it") });
            }
          }),
        ...folderAccess,
      }),
    )
    .default({}),
  /** Who says who may sign in, instead of `users`. A change from one sort to another replaces the server. Default: the users have keys. */
  identityProvider: identityProvider.optional(),
  /** What happens to each file that was uploaded whole. Default: it stays where it is. */
  onUpload: uploadWorkflow.optional(),
  /** What happens to what is left of a file whose upload broke off. Default: it stays where it is. */
  onPartialUpload: uploadWorkflow.optional(),
  /** Algorithms that the server offers. Default `TransferSecurityPolicy-2025-03`, the latest. */
  securityPolicy: z.enum(SECURITY_POLICIES).default("TransferSecurityPolicy-2025-03"),
  /** Text that is shown before a user signs in, at most 4,096 characters. Default none. */
  banner: banner.optional(),
  /** Name of your own that partners are told. Default: the name that AWS gives. */
  hostname: publicHost.optional(),
  /**
   * Public zone of Route 53, in the environment's account, in which the record of `hostname` is made, for a server in the
   * internet. Default: it is made by hand.
   */
  zoneId: hostedZoneId.optional(),
  /** Days that the log of sign-ins and transfers is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Hours without a new file, 1 to 168, after which there is an alarm. Default: no alarm. */
  expectFilesWithinHours: z.int().min(1).max(168).optional(),
  /** The server is billed by the hour, around the clock, whether files come or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the server is billed by the hour, whether files come or not"),
  }),
});
