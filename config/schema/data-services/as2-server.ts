import { z } from "zod";
import { distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { folder } from "../text/paths";
import { certificatePem } from "../text/replication";
import { as2Name, as2Url, transferCertificateId } from "../text/transfer";
import { transferEndpoint } from "./transfer-endpoint";

const certificates = distinct(z.array(certificatePem).min(1).max(3));

const partner = z.strictObject({
  /** What the partner is called in AS2, `AS2-From` of its messages. A change replaces its profile. */
  as2Id: as2Name,
  /** Certificates (PEM) that its signatures are checked with; a second one while it changes them. 1 to 3. */
  signingCertificates: certificates,
  /** Certificates (PEM) that what is sent to it is encrypted with, 1 to 3. Default: nothing is sent. */
  encryptionCertificates: certificates.optional(),
  /** Folder of the zone, in which its messages come to `inbox/processed`. Default: the key. */
  folder: folder.optional(),
  /** What is sent to it. Default: nothing. */
  send: z
    .strictObject({
      /** Where it takes messages. */
      url: as2Url,
      /** Folder of the zone whose files may be sent; answers come there, too. Default: `outbox/` and the key. */
      folder: folder.optional(),
      /** How messages are encrypted. Default `aes256`. */
      encryption: z.enum(["aes128", "aes192", "aes256"]).default("aes256"),
      /** How they are signed. Default `sha256`. */
      signature: z.enum(["sha256", "sha384", "sha512"]).default("sha256"),
      /** The receipt (MDN) that is asked for at once: `signed`, `unsigned`, or `none`. Default `signed`. */
      receipt: z.enum(["signed", "unsigned", "none"]).default("signed"),
      /** Messages are compressed. Default true. */
      compressed: z.boolean().default(true),
    })
    .optional(),
});

/** A server of AWS Transfer Family for AS2: partners of EDI send messages into folders of a raw zone. */
export const as2Server = z.strictObject({
  /** A server of AWS Transfer Family for AS2. */
  kind: z.literal("as2-server"),
  /** Zone (key of `zones`, kind `raw`) that messages come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Where the server answers, on port 5080. */
  endpoint: transferEndpoint,
  /** What you are called in AS2, `AS2-To` of the partners' messages. A change replaces the profile. */
  as2Id: as2Name,
  /** Your own certificates with their private keys, imported by hand so that no key is in the state: to decrypt and to sign. 1 to 4. */
  certificateIds: distinct(z.array(transferCertificateId).min(1).max(4)),
  /** Who sends messages, by a short key. */
  partners: z.record(slug, partner).refine((all) => Object.keys(all).length > 0, {
    error: wrong("has no partner", "add one, or remove the server"),
  }),
  /** Days that the log of messages is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** The server is billed by the hour, around the clock, whether messages come or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the server is billed by the hour, whether messages come or not"),
  }),
});
