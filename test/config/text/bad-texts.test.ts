import { describe, expect, it } from "vitest";
import { report } from "../problems";

const uuid = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
const location = (url: string) => ({ "externalLocations.partner": { url, comment: "Exports of a partner" } });
const condition = (text: string) => ({ "sources.orders.expectations.rule": { condition: text } });
const attested = (text: string) => ({ "attestations.single-sign-on": text });

/** Texts that were taken once, or refused without saying why: setting → what is wrong with the text, and the fix. */
const IN_DEV: readonly (readonly [change: Readonly<Record<string, unknown>>, says: string])[] = [
  // Characters that are not shown, in every kind of text for people.
  [{ "zones.raw.comment": "a\u0000b" }, "holds U+0000, a character that is not shown. Fix: remove the character."],
  [{ "zones.raw.comment": "a\u0001b" }, "holds U+0001, a character that is not shown. Fix: remove the character."],
  [
    { "catalogs.sales.comment": "safe\u202egnp" },
    "holds U+202E, which changes the direction in which the text is read",
  ],
  [{ "catalogs.sales.schemas.gold.comment": "\u2067x" }, "holds U+2067, which changes the direction"],
  [
    { "catalogs.sales.schemas.gold.volumes.exports.comment": "a\u200bb" },
    "holds U+200B, a character that is not shown",
  ],
  [
    { "workspaces.main.clusterPolicies.jobs.description": "a\u001b[31m" },
    "holds U+001B, a character that is not shown",
  ],
  [{ "consumers.gold-overview.title": "a\ufeffb" }, "holds U+FEFF, a character that is not shown"],
  [{ "zones.raw.comment": "half \ud83d" }, "holds U+D83D, a character that is not shown"],
  [{ "protection.reason": "Synthetic\u2029data only" }, "holds U+2029, a character that is not shown"],
  [{ "sources.orders.options": { rowTag: "a\u202eb" } }, "holds U+202E, which changes the direction"],
  [{ "sources.orders.options": { rowTag: "or\u0007der" } }, "has a control character in it"],
  [{ tags: { a: "x\u0007" } }, "holds U+0007, a character that is not shown"],
  // Blank and padded ones.
  [{ "zones.raw.comment": "   " }, '"   " is nothing but spaces. Fix: write a text.'],
  [{ "zones.raw.comment": " Files" }, "begins or ends with a space. Fix: remove the space."],
  [{ "catalogs.sales.comment": "Orders\n" }, "begins or ends with a space"],
  [{ "workspaces.main.name": "acme-main " }, "begins or ends with a space"],
  [{ "consumers.gold-overview.title": "\u00a0" }, "is nothing but spaces"],
  [{ "protection.reason": "          " }, "is nothing but spaces"],
  [{ "protection.reason": "1234567890" }, "is no reason. Fix: write in words why it is acceptable."],
  [{ tags: { " lead": "x" } }, '" lead" begins or ends with a space'],
  [{ tags: { lead: " x " } }, '" x " begins or ends with a space'],
  // Names.
  [{ "workspaces.main.name": "acme\nmain" }, "has more than one line. Fix: write it in one line."],
  [{ "workspaces.main.name": "---" }, "has no letter or digit. Fix: write a name."],
  [{ "consumers.gold-overview.title": "a\nb" }, "has more than one line"],
  [{ "consumers.gold-overview.title": "Sales/gold" }, "has a slash, and Databricks makes a file of this name"],
  [{ "workspaces.main.clusterPolicies.jobs.description": "Jobs\nand more" }, "has more than one line"],
  [{ name: "account" }, "is what the stacks of the account are called"],
  [{ "zones.raw.bucket": "xn--raw" }, "begins or ends as names do that AWS keeps for itself"],
  [{ "zones.raw.bucket": "raw-s3alias" }, "begins or ends as names do that AWS keeps for itself"],
  // Keys of S3.
  [
    { "sources.orders.path": "a/../b" },
    'has a step of dots, which S3 does not resolve. Fix: write the path without "."',
  ],
  [{ "sources.orders.path": "a/./b" }, "has a step of dots, which S3 does not resolve"],
  [{ "sources.orders.path": "a/..." }, "has a step of dots, which S3 does not resolve"],
  [{ "sources.orders.path": "a//b" }, 'has "//" in it, an empty step. Fix: write one slash.'],
  [{ "sources.orders.path": "/a" }, "is not a folder"],
  [{ "sources.orders.path": "a/" }, "is not a folder"],
  [{ "sources.orders.path": `${"a/".repeat(300)}b` }, "is too long. Fix: use at most 512 characters"],
  [location("s3://partner/a/../b"), "has a step of dots, which S3 does not resolve"],
  [location("s3://partner/a/./b"), "has a step of dots, which S3 does not resolve"],
  [location("s3://partner/a//b"), 'has "//" in it, an empty step'],
  [location("https://partner.s3.amazonaws.com/a"), "is not an S3 location. Fix: write it as s3://bucket/folder."],
  [location("s3://my.bucket/a"), "has a dot in the bucket's name, which Databricks does not support"],
  [{ state: { backend: "local", directory: "a/./b" } }, "has a step of dots, which the backend does not resolve"],
  [{ state: { backend: "local", directory: "." } }, "has a step of dots"],
  // SQL.
  [condition("   "), "is nothing but spaces"],
  [condition("x IS NOT NULL) OR (1=1"), 'has a bracket ")" that is closed alone'],
  [condition("(x IS NOT NULL"), 'has a bracket "(" that is opened alone'],
  [condition("f(tags[0)]"), 'has a bracket ")" that is closed alone'],
  [condition("name = 'O'Brien'"), "has a quote that is not closed. Fix: close it."],
  [condition("`odd name = 1"), "has a quote that is not closed"],
  [condition("a > 0; DROP TABLE orders"), "has a semicolon"],
  [condition("a > 0 -- positive"), "has a comment. Fix: write the condition alone."],
  [condition("a /* b */ > 0"), "has a comment"],
  [condition("id IN (SELECT id FROM customers)"), "has a query or statement in it"],
  [condition("DELETE FROM orders"), "has a query or statement in it"],
  [condition("a > 0 AND"), "is not a whole condition. Fix: write one as order_id IS NOT NULL."],
  [condition("= 1 OR b"), "is not a whole condition"],
  [condition("() OR 1"), "has nothing between its brackets"],
  [condition("..."), "is not a whole condition"],
  // Mail.
  [{ "operations.alarmEmails": ["a..b@acme.example"] }, "is not an e-mail address: before the @ stand letters"],
  [{ "operations.alarmEmails": [".a@acme.example"] }, "is not an e-mail address: before the @"],
  [{ "operations.alarmEmails": ["a@acme..example"] }, "is not an e-mail address: after the @ stands no domain"],
  [{ "operations.alarmEmails": ["a@-acme.example"] }, "is not an e-mail address: after the @"],
  [{ "operations.alarmEmails": ["a@10.0.0.1"] }, "is not an e-mail address: after the @"],
  [{ "operations.alarmEmails": ["<a@acme.example>"] }, "is not an e-mail address"],
  [{ "operations.alarmEmails": ["a@b@acme.example"] }, "is not an e-mail address. Fix: write it as name@example.com."],
  [{ "operations.alarmEmails": ["mailto:a@acme.example"] }, "begins with mailto:. Fix: write the address alone"],
  [{ "operations.alarmEmails": ["Ada Lovelace <a@acme.example>"] }, "is not an e-mail address"],
  [{ "operations.alarmEmails": ["a@acme.example, b@acme.example"] }, "is not an e-mail address"],
  [{ "operations.budget.emails": ["jürgen@acme.example"] }, "has letters or signs that are not ASCII"],
  [{ "sources.orders.notify": [`${"a".repeat(65)}@acme.example`] }, "has more than 64 characters before the @"],
  [{ "sources.orders.notify": ["a@acme.example "] }, "begins or ends with a space"],
  // Accounts.
  [{ awsAccountId: "000000000000" }, "is no AWS account's id, but a placeholder"],
  [{ awsAccountId: "1111-1111-1111" }, "is not an AWS account id"],
  [{ deployRoleArn: "arn:aws:iam::000000000000:role/x" }, "is not the ARN of an IAM role"],
  [{ deployRoleArn: "arn:aws:iam::111111111111:role/a//b" }, "is not the ARN of an IAM role"],
  // Addresses.
  [
    { "workspaces.main.ipAccessList": { allow: ["198.51.100.7"], runner: "198.51.100.7/32" } },
    'allow.0: "198.51.100.7" is not an IPv4 CIDR block. Fix: write it as 198.51.100.7/32.',
  ],
  [
    { "workspaces.main.ipAccessList": { allow: ["2001:db8::/32"], runner: "10.0.0.0/8" } },
    '"2001:db8::/32" is IPv6, which is not supported here. Fix: write IPv4 addresses alone.',
  ],
  [
    { "workspaces.main.ipAccessList": { allow: ["10.0.0.0/8"], runner: "::1" } },
    '"::1" is IPv6, which is not supported here',
  ],
  [
    { "network.dhcpOptions": { domainNameServers: ["10.20.0.2/32"] } },
    "is a block, not one IPv4 address. Fix: write the address alone, 10.20.0.2.",
  ],
  [{ "network.dhcpOptions": { domainNameServers: ["fe80::1"] } }, "is IPv6, which is not supported here"],
  [{ "network.dhcpOptions": { ntpServers: ["0.0.0.0"] } }, "is no machine's address"],
  [{ "network.dhcpOptions": { domainName: "corp.example." } }, "is not a domain name"],
  // Times.
  [{ "sources.orders.schedule.quartzCron": "0 0 0 31 2 ?" }, "names a day that none of its months has"],
  [{ "sources.orders.schedule.quartzCron": "0 0 * * * ? 1999" }, "never starts anything again"],
  [{ "sources.orders.schedule.quartzCron": "* * * * * ?" }, "starts more often than every 10 seconds"],
  [{ "sources.orders.schedule.quartzCron": "0 0 *\n* * ?" }, "has more than one line"],
  [{ "sources.orders.schedule.timezone": "Europe/Berlin " }, "is not an IANA time zone"],
  // Waivers.
  [{ policyWaivers: [{ rule: "kms-rotation", address: "*", reason: "For this test" }] }, "is too short"],
  ...["data*", "databricks_*", "aws_kms_key", "aws_kms_key.*", "aws_kms_*.x", "aws_kms_key.a*b", "data.aws_x*"].map(
    (address): readonly [Readonly<Record<string, unknown>>, string] => [
      { policyWaivers: [{ rule: "kms-rotation", address, reason: "For this test" }] },
      "is not the address of a resource",
    ],
  ),
  [
    { policyWaivers: [{ rule: "kms-rotation", address: "aws kms key", reason: "For this test" }] },
    "is not the address of a resource",
  ],
];

const IN_ACCOUNT: typeof IN_DEV = [
  [attested("TODO"), 'has no date. Fix: write who did it and when, as "A. Lovelace, 2026-11-02".'],
  [attested("me, 2026-11-02"), "has no name"],
  [attested("2026-11-02"), "has no name"],
  [attested("A. Lovelace, 2099-01-01"), "has a date in the future. Fix: attest it when it is done."],
  [attested("A. Lovelace, 2026-02-30"), "has a date, 2026-02-30, that no calendar has"],
  [attested("A. Lovelace, yesterday"), "has no date"],
  [attested("A. Lovelace\n2026-11-02"), "has more than one line"],
  [{ databricksAccountId: "00000000-0000-0000-0000-000000000000" }, "is nobody's id, but a placeholder"],
  [{ "groups.auditors ": { mode: "create" } }, "begins or ends with a space"],
  [{ "servicePrincipals.ingestion.displayName": "loader " }, "begins or ends with a space"],
  [{ "servicePrincipals.ingestion.displayName": "lo\tader" }, "holds U+0009, a character that is not shown"],
  [{ "metastores.eu-west-1.name": "\u2066acme" }, "holds U+2066, which changes the direction"],
  [{ tags: { CostCenter: "\u00a0" } }, "is nothing but spaces"],
  [{ "servicePrincipals.terraform.applicationId": uuid.toUpperCase() }, "is not a UUID"],
];

describe("bad texts", () => {
  it("are many", () => {
    expect(IN_DEV.length + IN_ACCOUNT.length).toBeGreaterThan(100);
  });

  it.each(IN_DEV)("in an environment: %j", (change, says) => {
    expectOnly(report({ dev: change }), Object.keys(change)[0] ?? "", says);
  });

  it.each(IN_ACCOUNT)("in the account: %j", (change, says) => {
    expectOnly(report({ account: change }), Object.keys(change)[0] ?? "", says);
  });

  /** One line about one setting, and nothing that was not shown in it. */
  function expectOnly(said: string, setting: string, says: string): void {
    const lines = said.split("\n");
    expect(lines.length, said).toBe(1);
    expect(said).toMatch(/^(account|dev): /);
    expect(said).toContain(`: ${setting}`);
    expect(said).toContain(says);
    expect(said).toMatch(/\. Fix: .+\.$/);
    expect(said).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  }
});

describe("good texts", () => {
  it.each<Readonly<Record<string, unknown>>>([
    { "zones.raw.comment": "Two lines:\nfiles, and\tmore (“as they are”) – 100 %" },
    { "zones.raw.comment": "ملفات كما تصل" },
    { "zones.raw.comment": "Family 👨‍👩‍👧 and नमस्ते" },
    { "sources.orders.format": "csv", "sources.orders.options": { delimiter: "\t" } },
    { "sources.orders.format": "csv", "sources.orders.options": { delimiter: " " } },
    { "sources.orders.path": "orders/v1/day=2026-11-02" },
    { "sources.orders.notify": ["data+alerts@acme.example"] },
  ])("are taken: %j", (dev) => {
    expect(report({ dev })).toBe("");
  });
});

describe("numbers of accounts that examples use", () => {
  const own = { databricksAccountId: uuid };

  it("are doubted in somebody's own project, and not in the shipped one", () => {
    expect(report({})).toBe("");
    expect(report({ account: own })).toBe(
      'warning: dev: awsAccountId: "111111111111" is a number that examples use. Fix: write the 12 digits of the environment\'s AWS account.',
    );
    expect(report({ account: own, dev: { awsAccountId: "111111111112" } })).toBe("");
  });
});

describe("an account that is empty", () => {
  it("is reported alone, without everything that names something of it", () => {
    const nothing = Object.fromEntries(
      [
        "name",
        "databricksAccountId",
        "deployer",
        "metastores",
        "groups",
        "servicePrincipals",
        "tags",
        "attestations",
      ].map((setting) => [setting, undefined]),
    );
    expect(
      report({ account: nothing })
        .split("\n")
        .map((line) => line.split(": ").slice(0, 3).join(": ")),
    ).toEqual([
      expect.stringContaining("account: attestations: the manual step"),
      "account: databricksAccountId: is missing. Fix",
      "account: deployer: is missing. Fix",
      "account: metastores: is missing. Fix",
      "account: name: is missing. Fix",
      "account: servicePrincipals: is missing. Fix",
    ]);
  });
});
