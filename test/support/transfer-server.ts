import type { EnvironmentInput } from "../../config/schema/environment";

type ServerInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "transfer-server" }>;

/** A public key of the type, with these fields after it, as OpenSSH writes them. */
export function sshKey(type: string, ...fields: readonly Uint8Array[]): string {
  const parts = [Buffer.from(type), ...fields].flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return [length, field];
  });
  return `${type} ${Buffer.concat(parts).toString("base64")}`;
}

/** An RSA key of so many bits; its numbers are no real ones. */
export const rsaKey = (bits: number): string =>
  sshKey("ssh-rsa", Buffer.from([1, 0, 1]), Buffer.concat([Buffer.from([0]), Buffer.alloc(bits / 8, 0xab)]));

export const ED25519 = sshKey("ssh-ed25519", Buffer.alloc(32, 7));
export const ECDSA = sshKey("ecdsa-sha2-nistp256", Buffer.from("nistp256"), Buffer.alloc(65, 4));

/** A server inside the VPC with a user of every access. */
export const partners = (change: Partial<ServerInput> = {}): ServerInput => ({
  kind: "transfer-server",
  endpoint: { access: "internal", clientCidrs: ["172.16.0.0/16"] },
  users: {
    "acme-shop": { publicKeys: [`${ED25519} shop@acme.example`, rsaKey(3072)], folder: "orders/shop" },
    auditor: { publicKeys: [ECDSA], folder: "orders", access: "read" },
    "acme-erp": { publicKeys: [ED25519], folder: "orders/erp", access: "read-write" },
  },
  banner: "Partners of Acme only",
  expectFilesWithinHours: 26,
  acknowledgeHourlyCost: true,
  ...change,
});

/** Adds the server `partners`, whose files the source `orders` of the test configuration loads. */
export function withPartners(input: EnvironmentInput, change: Partial<ServerInput> = {}): void {
  input.dataServices = { ...input.dataServices, partners: partners(change) };
}
