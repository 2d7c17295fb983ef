import { definePart } from "../../../../config/define";
import { hourly, loader } from "./loader";

/** Public half of what the retailer signs with, and is written to with. */
const RETAILER_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUQ29tZUFuZFNlZVdoYXRUaGlzSXNBYm91dAowCgYIKoZI
zj0EAwIwEjEQMA4GA1UEAwwHbm9ib2R5MA==
-----END CERTIFICATE-----`;

/** Files: of partners, of a file server, and what a table of DynamoDB exports. */
export const files = definePart({
  // Once per AWS account and region: people of IAM Identity Center get files by them.
  foundation: {
    accessGrants: { mode: "create", identityCenterArn: "arn:aws:sso:::instance/ssoins-6900123456789abc" },
  },
  dataServices: {
    // Source: a table of an application: all of it comes into the zone every night.
    baskets: {
      kind: "dynamodb-table",
      mode: "create",
      partitionKey: { name: "customer_id" },
      export: { schedule: { quartzCron: "0 30 3 * * ?" } },
    },
    // Files of a file server, over the line.
    "paper-orders": {
      kind: "datasync-task",
      from: {
        mode: "nfs",
        server: "files.corp.example",
        path: "/export/orders",
        agentArns: ["arn:aws:datasync:eu-west-1:111111111111:agent/agent-0123456789abcdef0"],
      },
      folder: "orders/paper",
      schedule: { quartzCron: "0 15 22 * * ?" },
    },
    // What others publish on AWS Data Exchange.
    weather: {
      kind: "data-exchange",
      mode: "consume",
      dataSetId: "3f1c8a5e9b2d4076a1e8c7d45b90f236",
      folder: "bought/weather",
    },
    // A table of Iceberg that jobs of Glue write, kept small.
    "books-kept-small": {
      kind: "table-optimizer",
      database: "billing",
      table: "books_by_day",
      folder: "tables/books-by-day",
      retention: { days: 7 },
    },
    // Tables for engines of AWS, which S3 keeps tidy.
    figures: {
      kind: "table-bucket",
      namespaces: {
        sales: {
          tables: {
            totals: {
              columns: [
                { name: "day", type: "date" },
                { name: "total", type: "decimal(18,2)" },
              ],
            },
          },
        },
      },
    },
    // Where people of the company find data and ask for it.
    portal: {
      kind: "datazone-domain",
      description: "Where people of the company find data and ask for it",
      projects: { sales: { description: "Publishes what Sales makes" } },
    },
    // Files of partners.
    partners: {
      kind: "transfer-server",
      endpoint: { access: "internal", clientCidrs: ["172.16.0.0/16"] },
      users: {
        "acme-shop": {
          publicKeys: [
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE6Yc1hoXl2ZlKZ3zX0g1mQ1yq9mM6fT2rYw8gS0nB4p shop@acme.example",
          ],
          folder: "orders/shop",
        },
      },
      expectFilesWithinHours: 26,
      acknowledgeHourlyCost: true,
    },
    // Carriers have passwords in a directory of their own, and encrypt what they send.
    carriers: {
      kind: "transfer-server",
      endpoint: { access: "internal", clientCidrs: ["172.17.0.0/16"] },
      protocols: ["sftp", "ftps"],
      certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/7b1e4c02-95d3-4a6f-8e20-3f5c9d8a1b47",
      identityProvider: {
        mode: "function",
        functionArn: "arn:aws:lambda:eu-west-1:111111111111:function:sign-in",
        folders: { carriers: { folder: "inbox/carriers" } },
      },
      onUpload: {
        steps: [
          { do: "decrypt", toFolder: "orders/carriers" },
          { do: "tag", tags: { decrypted: "yes" } },
          { do: "delete" },
        ],
        onFailure: [{ do: "copy", file: "uploaded", toFolder: "failed/carriers" }],
      },
      acknowledgeHourlyCost: true,
    },
    // Retailers send lists of their customers as messages of EDI, and get them confirmed.
    edi: {
      kind: "as2-server",
      endpoint: { access: "internal", clientCidrs: ["172.20.0.0/16"] },
      as2Id: "ACME-EDI",
      certificateIds: ["cert-0123456789abcdef0", "cert-0123456789abcdef1"],
      partners: {
        retailer: {
          as2Id: "RETAILER",
          signingCertificates: [RETAILER_CERTIFICATE],
          encryptionCertificates: [RETAILER_CERTIFICATE],
          folder: "customers/retailer",
          send: { url: "https://as2.retailer.example:5443/receive" },
        },
      },
      acknowledgeHourlyCost: true,
    },
    // Files that people of finance bring in a browser.
    "finance-desk": {
      kind: "transfer-web-app",
      folders: {
        returns: {
          folder: "orders/returns",
          groups: { finance: { groupId: "93670d1e-4041-70a1-9a4b-2f0e6c1d8b77" } },
        },
      },
      title: "Files for finance",
      reason: "People of finance work from home, without a line of their own",
      acknowledgeHourlyCost: true,
    },
    // Orders that a marketplace keeps on its own server.
    "marketplace-login": { kind: "secret", description: "Signs in to the marketplace's SFTP server" },
    marketplace: {
      kind: "sftp-connector",
      url: "sftp://files.marketplace.example",
      hostKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE6Yc1hoXl2ZlKZ3zX0g1mQ1yq9mM6fT2rYw8gS0nB4p"],
      signIn: { mode: "entry", entry: "marketplace-login" },
      fetch: {
        orders: {
          files: ["/out/orders.json"],
          folder: "orders/marketplace",
          schedule: { quartzCron: "0 45 1 * * ?" },
        },
      },
    },
  },
  sources: {
    // Files of partners, which come over SFTP.
    orders: {
      ...loader,
      kind: "s3-files",
      format: "json",
      path: "orders",
      expectations: {
        order_has_id: { condition: "order_id IS NOT NULL", action: "drop" },
        amount_not_negative: { condition: "amount >= 0", action: "warn" },
      },
      schedule: hourly,
      // Told through the workspace's destinations, once it is known what comes in a day.
      alerts: {
        warehouse: "bi",
        schedule: { quartzCron: "0 30 6 * * ?" },
        brokenPercent: 5,
        fewestRows: 1,
        staleHours: 3,
        destinations: ["data-team"],
      },
    },
    // Account numbers begin with zeros, so that their type is said.
    customers: {
      ...loader,
      kind: "s3-files",
      format: "csv",
      schemaHints: { customer_id: "STRING", account_number: "STRING" },
      // Receipts of messages lie beside them.
      options: { pathGlobFilter: "*.csv" },
      expectations: { customer_has_id: { condition: "customer_id IS NOT NULL", action: "drop" } },
      schedule: hourly,
    },
    // What Data Exchange brings.
    weather: {
      ...loader,
      kind: "s3-files",
      format: "csv",
      path: "bought/weather",
      schedule: { quartzCron: "0 0 6 * * ?" },
    },
    // What DynamoDB exports.
    baskets: {
      ...loader,
      kind: "s3-files",
      format: "json",
      options: { pathGlobFilter: "*.json.gz" },
      schedule: { quartzCron: "0 0 5 * * ?" },
    },
  },
});
