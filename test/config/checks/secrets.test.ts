import { describe, expect, it } from "vitest";
import { report } from "../problems";

// Put together here, so that nothing in this file looks like a secret itself.
const HEX = "0123456789abcdef";
const SECRETS: readonly (readonly [what: string, text: string])[] = [
  ["an AWS access key id", `AKIA${"ABCDEFGH".repeat(2)}`],
  ["an AWS secret access key", `ABCDEFGHIJKLMNOPQRST${"uvwxyz0123456789+/ab"}`],
  ["a Databricks personal access token", `dapi${HEX.repeat(2)}`],
  ["a Databricks OAuth secret", `dose${HEX.repeat(2)}`],
  ["a private key", `-----BEGIN RSA PRIVATE KEY-----\n${HEX}`],
  ["a JSON web token", `eyJ${HEX}.eyJ${HEX}.${HEX}`],
  ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
  ["a Slack token", `xoxb-${HEX}`],
  ["a Slack webhook", `https://hooks.slack.com/services/${HEX}`],
  ["an HCP Terraform token", `${"aB".repeat(7)}.atlasv1.${HEX.repeat(4)}`],
  ["a password in a URL", `postgres://app:${HEX}@db.acme.example/orders`],
];

describe("secrets", () => {
  it.each(SECRETS)("are refused where somebody wrote %s, and not printed", (what, text) => {
    const places = ["zones.raw.comment", "awsAccountId", "sources.orders.apiUser", "network.cidr"];
    for (const place of places) {
      const said = report({ dev: { [place]: text } });
      expect(said).toBe(
        `dev: ${place}: looks like ${what}, and no secret may be in a file. Fix: remove it, make a new one where it came from, and keep that in AWS Secrets Manager or a secret scope.`,
      );
    }
  });

  it.each(SECRETS)("are not printed where %s is a key, either", (_what, text) => {
    const said = report({ dev: { tags: { [text]: "x" } } });
    expect(said).toContain("dev: tags: looks like");
    expect(said).not.toContain(text.slice(8));
  });

  it("are not printed by a check that names the value in another file", () => {
    const text = `dapi${HEX.repeat(2)}`;
    const said = report({ account: { deployer: text, "groups.analysts.servicePrincipals": [text] } });
    expect(said).toMatchInlineSnapshot(`
      "account: deployer: looks like a Databricks personal access token, and no secret may be in a file. Fix: remove it, make a new one where it came from, and keep that in AWS Secrets Manager or a secret scope.
      account: groups.analysts.servicePrincipals.0: looks like a Databricks personal access token, and no secret may be in a file. Fix: remove it, make a new one where it came from, and keep that in AWS Secrets Manager or a secret scope."
    `);
  });

  it.each(["password", "clientSecret", "db_passwd", "apiKey", "token"])("are refused under the name %s", (name) => {
    expect(report({ dev: { [`sources.orders.${name}`]: "correct-horse-7" } })).toBe(
      `dev: sources.orders.${name}: looks like a secret, going by its name, and no secret may be in a file. Fix: remove it, make a new one where it came from, and keep that in AWS Secrets Manager or a secret scope.`,
    );
  });

  it("are not seen in references, ordinary texts and the names of steps", () => {
    const arn = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf";
    const tags = { SecretArn: arn, "secret-name": "prod/db-1", Commit: HEX.repeat(2) + HEX.slice(0, 8), Token: "none" };
    expect(
      report({ account: { tags }, dev: { "zones.raw.comment": "Where the token service keeps its password hashes" } }),
    ).toBe("");
    expect(report({ account: { "attestations.rotate-token": "alice-2026-11-02" } })).toMatch(
      /^account: attestations\.rotate-token: is not the id/,
    );
  });
});
