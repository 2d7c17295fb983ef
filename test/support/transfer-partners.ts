import type { EnvironmentInput } from "../../config/schema/environment";
import { AUTHORITY_PEM } from "./dms";
import { ECDSA, ED25519 } from "./transfer-server";

type Input<K extends string> = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: K }>;
export type As2Input = Input<"as2-server">;
export type ConnectorInput = Input<"sftp-connector">;

export const OWN_CERTIFICATES = ["cert-0123456789abcdef0", "cert-0123456789abcdef1"];
export const LATTICE = "arn:aws:vpc-lattice:eu-west-1:111111111111:resourceconfiguration/rcfg-0123456789abcdef0";
export const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:quotes-login-a1B2c3";

/** A server for AS2 with a partner that sends and is sent to, and one that only sends. */
export const as2Server = (change: Partial<As2Input> = {}): As2Input => ({
  kind: "as2-server",
  endpoint: { access: "internal", clientCidrs: ["172.20.0.0/16"] },
  as2Id: "ACME-EDI",
  certificateIds: OWN_CERTIFICATES,
  partners: {
    retailer: {
      as2Id: "RETAILER",
      signingCertificates: [AUTHORITY_PEM],
      encryptionCertificates: [AUTHORITY_PEM],
      folder: "orders/retailer",
      send: { url: "https://as2.retailer.example:5443/receive", receipt: "unsigned" },
    },
    wholesaler: { as2Id: "WHOLESALER-01", signingCertificates: [AUTHORITY_PEM], folder: "orders/wholesaler" },
  },
  acknowledgeHourlyCost: true,
  ...change,
});

/** The same for partners on the internet. */
export const publicAs2Server = (): As2Input =>
  as2Server({
    // One zone: an account has five addresses in a region by default.
    endpoint: {
      access: "internet",
      reason: "Partners without a line",
      clientCidrs: ["198.51.100.0/24"],
      availabilityZoneIds: ["euw1-az1"],
    },
    as2Id: "ACME-EDI-PUBLIC",
    partners: {
      supplier: { as2Id: "SUPPLIER", signingCertificates: [AUTHORITY_PEM], folder: "orders/supplier" },
    },
  });

/** A connector that fetches files every night, with a secret that is made here. */
export const sftpConnector = (change: Partial<ConnectorInput> = {}): ConnectorInput => ({
  kind: "sftp-connector",
  url: "sftp://files.exchange.example:2222",
  hostKeys: [`${ED25519} files.exchange.example`, ECDSA],
  signIn: { mode: "entry", entry: "quotes-login" },
  fetch: {
    quotes: {
      files: ["/out/quotes.csv", "/out/holidays.csv"],
      folder: "orders/quotes",
      schedule: { quartzCron: "0 30 2 * * ?", timezone: "Europe/Berlin" },
    },
  },
  ...change,
});

export const IDENTITY_CENTER = "arn:aws:sso:::instance/ssoins-6900123456789abc";
export const FINANCE_GROUP = "93670d1e-4041-70a1-9a4b-2f0e6c1d8b77";
export const AUDIT_GROUP = "a3a47852-9001-70c7-8f39-0b1ed2d1c3aa";
export type WebAppInput = Input<"transfer-web-app">;

/** A web app with a folder that finance brings files into and audit reads, and one that audit alone reads. */
export const transferWebApp = (change: Partial<WebAppInput> = {}): WebAppInput => ({
  kind: "transfer-web-app",
  folders: {
    invoices: {
      folder: "orders/invoices",
      groups: {
        finance: { groupId: FINANCE_GROUP, access: "read-write" },
        audit: { groupId: AUDIT_GROUP, access: "read" },
      },
    },
    reports: { groups: { audit: { groupId: AUDIT_GROUP, access: "read" } } },
  },
  title: "Files for Acme",
  reason: "People of finance work from home",
  acknowledgeHourlyCost: true,
  ...change,
});

/** Adds the web app `desk`, and S3 Access Grants. */
export function withWebApp(input: EnvironmentInput): void {
  input.foundation = {
    ...input.foundation,
    accessGrants: { mode: "create", identityCenterArn: IDENTITY_CENTER },
  };
  input.dataServices = { ...input.dataServices, desk: transferWebApp() };
}

/** Adds the server `edi`, the connector `exchange` with its secret, and `inside`, which goes through VPC Lattice. */
export function withTransferPartners(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    edi: as2Server(),
    "quotes-login": { kind: "secret", description: "Signs in to the exchange" },
    exchange: sftpConnector(),
    inside: sftpConnector({
      url: "sftp://files.corp.example",
      signIn: { mode: "existing", secretArn: SECRET_ARN },
      through: { resourceConfigurationArn: LATTICE },
      fetch: {
        prices: {
          files: ["/prices.csv"],
          folder: "orders/prices",
          schedule: { quartzCron: "0 0 * * * ?", paused: true },
        },
      },
    }),
  };
}
