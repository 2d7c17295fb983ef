import type { EnvironmentInput } from "../../config/schema/environment";

export type ServerInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "transfer-server" }>;

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

export const CERTIFICATE = "arn:aws:acm:eu-west-1:111111111111:certificate/7b1e4c02-95d3-4a6f-8e20-3f5c9d8a1b47";
const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function";
export const SIGN_IN_FUNCTION = `${FUNCTION}:sign-in`;
export const VIRUS_FUNCTION = `${FUNCTION}:scan-upload`;
export const SIGN_IN_API = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod";

/** A server for FTPS and SFTP, whose clients a function lets in, with steps of every sort after an upload. */
export const askedServer = (change: Partial<ServerInput> = {}): ServerInput => ({
  kind: "transfer-server",
  endpoint: { access: "internal", clientCidrs: ["172.17.0.0/16"] },
  protocols: ["sftp", "ftps"],
  certificateArn: CERTIFICATE,
  passiveIp: "172.17.0.10",
  identityProvider: {
    mode: "function",
    functionArn: SIGN_IN_FUNCTION,
    folders: { carriers: { folder: "inbox/carriers", access: "read-write" } },
    sftpMethods: "both",
  },
  onUpload: {
    steps: [
      { do: "function", functionArn: VIRUS_FUNCTION, timeoutSeconds: 300 },
      { do: "decrypt", toFolder: "orders/carriers" },
      { do: "tag", tags: { scanned: "yes" } },
      { do: "copy", file: "uploaded", toFolder: "kept/carriers", overwrite: false, loaded: false },
      { do: "delete" },
    ],
    onFailure: [{ do: "copy", file: "uploaded", toFolder: "failed/carriers" }],
  },
  onPartialUpload: { steps: [{ do: "delete" }] },
  acknowledgeHourlyCost: true,
  ...change,
});

/** A server for FTPS alone, whose clients an API lets in. */
export const apiServer = (change: Partial<ServerInput> = {}): ServerInput => ({
  kind: "transfer-server",
  endpoint: { access: "internal", clientCidrs: ["172.18.0.0/16"] },
  protocols: ["ftps"],
  certificateArn: CERTIFICATE,
  identityProvider: { mode: "api", url: SIGN_IN_API, folders: { banks: { folder: "orders/banks" } } },
  acknowledgeHourlyCost: true,
  ...change,
});

/** A server for FTPS whose clients are in a directory. */
export const directoryServer = (change: Partial<ServerInput> = {}): ServerInput => ({
  kind: "transfer-server",
  endpoint: { access: "internal", clientCidrs: ["172.19.0.0/16"] },
  protocols: ["ftps"],
  certificateArn: CERTIFICATE,
  identityProvider: {
    mode: "directory",
    directoryId: "d-0123456789",
    groups: { branches: { sid: "S-1-5-21-1180699209-877415012-3182924384-1104", folder: "orders/branches" } },
  },
  acknowledgeHourlyCost: true,
  ...change,
});

/** Adds a server for each way of asking who signs in. */
export function withAskedServers(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    carriers: askedServer(),
    banks: apiServer(),
    branches: directoryServer(),
  };
}

/** Adds the server `partners`, whose files the source `orders` of the test configuration loads. */
export function withPartners(input: EnvironmentInput, change: Partial<ServerInput> = {}): void {
  input.dataServices = { ...input.dataServices, partners: partners(change) };
}
