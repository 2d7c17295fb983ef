import { z } from "zod";
import { allowList, openAllowList } from "../allow-list";
import { distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { publicHost } from "../network/domain";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { sshPublicKey, withoutComment } from "../ssh-public-key";
import { folder } from "../text/paths";
import { banner, reason } from "../text/prose";

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

const where = {
  /** In a VPC that is made here: availability zones that it answers in. Default: all that have a fitting subnet. */
  availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(3)).optional(),
  /**
   * In a VPC that is there already, which needs it: its subnets, `subnet-…`, one to three, each in another zone. Default:
   * those of the zones of a VPC that is made here.
   */
  subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(3)).optional(),
};

/** An SFTP server of AWS Transfer Family: partners deliver files into folders of a raw zone. */
export const transferServer = z.strictObject({
  /** An SFTP server of AWS Transfer Family. */
  kind: z.literal("transfer-server"),
  /** Zone (key of `zones`, kind `raw`) that the users' folders are in. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Where the server answers. */
  endpoint: z.discriminatedUnion("access", [
    z.strictObject({
      /** Only inside the VPC, and in networks that are connected to it. */
      access: z.literal("internal"),
      /** IPv4 blocks that clients come from; they get in on port 22. At most 20. */
      clientCidrs: allowList({ most: 20 }),
      ...where,
    }),
    z.strictObject({
      /** From the internet too: an Elastic IP address per zone, in the VPC's public subnets. */
      access: z.literal("internet"),
      /** Why the server has to be reached over the internet. */
      reason,
      /** IPv4 blocks that clients come from; they get in on port 22. At most 20. */
      clientCidrs: openAllowList({ most: 20 }),
      /**
       * Partners have no addresses of their own, so `clientCidrs` is everybody, `["0.0.0.0/0"]`, and the users' keys
       * alone keep others out: write `true` to accept it. Default: everybody is refused.
       */
      acknowledgeEveryAddress: z.literal(true).optional(),
      ...where,
    }),
  ]),
  /** Who signs in, by user name. */
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
        /** Folder of the zone that the user sees as `/`, and nothing above it. Default: the user's name. */
        folder: folder.optional(),
        /**
         * `write`: delivers and lists, but reads nothing back, and so renames nothing. `read`: fetches and lists.
         * `read-write`: both, and deletes and renames. Default `write`.
         */
        access: z.enum(["write", "read", "read-write"]).default("write"),
      }),
    )
    .refine((users) => Object.keys(users).length > 0, { error: wrong("has no user", "add one, or remove the server") }),
  /** Algorithms that the server offers. Default `TransferSecurityPolicy-2025-03`, the latest. */
  securityPolicy: z.enum(SECURITY_POLICIES).default("TransferSecurityPolicy-2025-03"),
  /** Text that is shown before a user signs in, at most 4,096 characters. Default none. */
  banner: banner.optional(),
  /** Name of your own that partners are told; its DNS record is made by hand. Default: the name that AWS gives. */
  hostname: publicHost.optional(),
  /** Days that the log of sign-ins and transfers is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Hours without a new file, 1 to 168, after which there is an alarm. Default: no alarm. */
  expectFilesWithinHours: z.int().min(1).max(168).optional(),
  /** The server is billed by the hour, around the clock, whether files come or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the server is billed by the hour, whether files come or not"),
  }),
});
