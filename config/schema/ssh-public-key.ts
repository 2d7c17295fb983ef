import { z } from "zod";
import { wrong } from "./common";
import { oneLine } from "./text/characters";
import { named } from "./text/named";

/** Key types that Transfer Family takes for users. Source: its user guide, "Managing SSH and PGP keys". */
const TYPES = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"] as const;
const SMALLEST_RSA_BITS = 2048;
/** Characters that the service takes. Source: Transfer Family API, ImportSshPublicKey. */
const LONGEST = 2048;

/** A public key as OpenSSH writes it, `ssh-ed25519 AAAA… comment`: the line of a `.pub` file. */
export const sshPublicKey = named(
  { one: "SSH public key", many: "SSH public keys" },
  z.string().superRefine((value, context) => {
    const problem = problemOf(value);
    if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
  }),
);

/** Type and key, without the comment, which means nothing. */
export function withoutComment(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(" ");
}

function problemOf(value: string): string | undefined {
  // PuTTY's form; others are refused wherever they are.
  if (value.includes("PuTTY-User-Key-File")) {
    return wrong(
      "is a private key, which has to stay with its owner",
      "write the line of the .pub file, and have the key replaced: it has been in a file that others read",
    );
  }
  if (/BEGIN SSH2 PUBLIC KEY|BEGIN (RSA )?PUBLIC KEY/.test(value)) {
    return wrong(
      "is not in OpenSSH's format",
      "convert it: ssh-keygen -i -f key.pub, with -m PKCS8 for BEGIN PUBLIC KEY",
    );
  }
  const [type, body = ""] = value.trim().split(/\s+/);
  if (/[\r\n]/.test(value.trim()) || !(TYPES as readonly (string | undefined)[]).includes(type)) {
    return wrong("is not an SSH public key", `write one line that starts with ${TYPES.join(", ")}`);
  }
  const parts = partsOf(body);
  if (parts === undefined || parts[0]?.toString("latin1") !== type) {
    return wrong(`is not a whole key of the type ${type}`, "copy the line of the .pub file again");
  }
  const hidden = oneLine(value.trim());
  if (hidden !== undefined) return wrong(hidden.what, hidden.fix);
  if (withoutComment(value).length > LONGEST) {
    return wrong(`is longer than ${LONGEST} characters`, "use an ed25519 key, or an RSA key of 4096 bits");
  }
  const bits = type === "ssh-rsa" ? bitsOf(parts[2]) : SMALLEST_RSA_BITS;
  return bits < SMALLEST_RSA_BITS
    ? wrong(`is an RSA key of ${bits} bits`, `use one of ${SMALLEST_RSA_BITS} bits or more, or an ed25519 key`)
    : undefined;
}

/** The fields of a key: each has its length before it, four bytes. Undefined where they do not fill it exactly. */
function partsOf(base64: string): Buffer[] | undefined {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0 || bytes.toString("base64").replace(/=+$/, "") !== base64.replace(/=+$/, "")) return undefined;
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

/** Bits of a positive number, which has a zero byte in front where its first bit is set. */
function bitsOf(number: Buffer | undefined): number {
  const hex = number?.toString("hex").replace(/^0+/, "") ?? "";
  return hex === "" ? 0 : (hex.length - 1) * 4 + Number.parseInt(hex.charAt(0), 16).toString(2).length;
}
