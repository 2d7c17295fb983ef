import { defineEnvironment } from "../../../../config/define";

const notify = ["data-platform@acme.example"];
const loader = { workspace: "main", catalog: "sales", notify, runAs: "loader" } as const;

export default defineEnvironment({
  name: "exchange",
  awsAccountId: "111111111111",
  region: "eu-west-1",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  network: {
    cidr: "10.30.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
  },
  workspaces: {
    main: { access: { groups: { "platform-admins": "ADMIN" }, servicePrincipals: { loader: "USER" } } },
  },
  zones: {
    raw: { kind: "raw", comment: "Files as partners deliver them." },
    curated: { kind: "curated", comment: "Tables of the catalogs." },
  },
  catalogs: {
    sales: {
      comment: "Orders and clicks.",
      zone: "curated",
      owner: "sales-owners",
      schemas: {
        bronze: { layer: "bronze", comment: "As loaded." },
        silver: { layer: "silver", comment: "Checked." },
        gold: { layer: "gold", comment: "For others to read." },
      },
    },
  },
  dataServices: {
    // Partners deliver files over SFTP, inside the networks that the VPC is connected with.
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
    // Applications write their events to a stream, with a role that they assume.
    events: {
      kind: "kinesis-stream",
      mode: "create",
      retentionHours: 168,
      producers: { web: { mode: "roles", roleArns: ["arn:aws:iam::222222222222:role/web"] } },
    },
  },
  sources: {
    orders: { ...loader, kind: "s3-files", format: "json", path: "orders", schedule: { quartzCron: "0 0 * * * ?" } },
    clicks: {
      ...loader,
      kind: "stream",
      stream: "events",
      run: { mode: "scheduled", schedule: { quartzCron: "0 30 * * * ?" } },
      payload: { format: "json", columns: { click_id: "STRING", at: "TIMESTAMP" } },
      deduplicate: { columns: ["click_id"], withinMinutes: 60 },
    },
  },
  consumers: {
    // A partner reads the schema gold with a token, from its own network.
    retailer: {
      kind: "recipient",
      workspace: "main",
      authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
    },
    "open-orders": {
      kind: "share",
      workspace: "main",
      catalog: "sales",
      schemas: { gold: { objects: "all" } },
      recipients: ["retailer"],
    },
  },
  operations: { alarmEmails: notify, budget: { monthlyUsd: 500 } },
  // One argument that no setting has: docs/overrides.md.
  overrides: {
    "patient-orders": {
      construct: "ingestion-main/source-orders/schedule/job",
      set: { "task[task_key=load].max_retries": 5 },
      reason: "The shop's export is late on Mondays.",
    },
  },
  // A resource that no setting makes: docs/extra-resources.md.
  extraResources: {
    "failed-uploads": {
      layer: "operations",
      type: "aws_cloudwatch_query_definition",
      arguments: {
        name: "acme-exchange/failed-uploads",
        query_string: "fields @timestamp, @message | filter @message like /ERROR/ | sort @timestamp desc",
        log_group_names: ["/acme-exchange/svc-partners"],
      },
      actions: ["logs:PutQueryDefinition", "logs:DescribeQueryDefinitions", "logs:DeleteQueryDefinition"],
      reason: "Who is on call looks for uploads that failed with one click.",
    },
  },
});
