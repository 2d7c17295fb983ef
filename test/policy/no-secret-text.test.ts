import { describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { noSecretText as rule } from "../../policy/rules/no-secret-text";
import { check, found, stackOf } from "./support";

/** Put together here, so that no scanner takes this file for a leak. */
const SAMPLES: Readonly<Record<string, string>> = {
  "an AWS access key id": `AKI${"AIOSFODNN7EXAMPLE"}`,
  "an AWS secret access key": `wJalrXUtnFEMI/K7MDENG/${"bPxRfiCYEXAMPLEKEY"}`,
  "a Databricks personal access token": `dapi${"0123456789abcdef".repeat(2)}`,
  "a Databricks OAuth secret": `dose${"0123456789abcdef".repeat(2)}`,
  "a private key": `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMII`,
  "a GitHub token": `ghp_${"a1B2".repeat(9)}`,
  "a GitLab token": `glpat-${"a1B2".repeat(5)}`,
  "a Slack token": `xoxb-${"1234567890"}-x`,
  "a Slack webhook": `https://hooks.slack.com/${"services/T0/B0/x"}`,
  "a Google API key": `AIza${"a1B2c".repeat(7)}`,
  "an HCP Terraform token": `${"a1B2c3D".repeat(2)}.atlasv1.${"a1B2".repeat(10)}`,
  "a JSON web token": `eyJ${"hbGciOiJI"}UzI1.eyJ${"zdWIiOiIx"}MjM0.SflKxwRJSMeKKF`,
  "a password in a URL": `postgres://admin:${"hunter2"}@db.internal:5432/x`,
  "a password in a connection string": `jdbc:redshift://db:5439/x?user=a&password=${"hunter2"}`,
  "a password in JSON": `{"user":"a","password":"${"hunter2"}"}`,
};

const secretAt = (args: object) => found(rule, { databricks_connection: { c: { ...args } } });

describe(rule.id, () => {
  it("accepts ordinary text", () => {
    const args = {
      name: "orders",
      nothing: null,
      comment: "Passwords are kept elsewhere: see the secret scope",
      kms_key_id: "arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      commit: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      creation_token: "shared-files",
      url: "https://dbc-1.cloud.databricks.com/sql?o=1",
      path: "s3://acme-dev-raw-111111111111/orders/v1/2026",
      secret_arn: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders",
    };
    expect(secretAt(args)).toEqual([]);
  });

  it("accepts references to secrets", () => {
    const options = {
      password: "${var.orders_password}",
      client_secret: "{{secrets/sources/orders}}",
      secret: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:orders",
      url: "jdbc:redshift://db/x?user=a&password=${var.p}",
    };
    expect(secretAt({ options })).toEqual([]);
  });

  it.each(Object.entries(SAMPLES))("finds %s, names where it is and never what it is", (kind, text) => {
    const violations = rule.check(stackOf({ resource: { aws_instance: { x: { user: [{ data: `${text}` }] } } } }));
    expect(violations).toMatchObject([
      { address: "aws_instance.x", message: expect.stringMatching(new RegExp(`^user\\.0\\.data looks like ${kind}`)) },
    ]);
    expect(JSON.stringify(violations)).not.toContain(text);
  });

  it.each(["password", "db_password", "clientSecret", "DB_PASSWORD", "master_password_wo", "auth_token", "token"])(
    "finds text in an argument named %s",
    (name) => {
      expect(secretAt({ options: { [name]: "hunter2" } })).toEqual(["databricks_connection.c"]);
    },
  );

  it("finds text in databricks_secret, and what model serving keeps in the clear even from a variable", () => {
    expect(check(rule, { databricks_secret: { s: { key: "password", string_value: "x" } } })).toMatchObject([
      { address: "databricks_secret.s", message: expect.stringMatching(/^string_value/) },
    ]);
    const config = { openai_config: { openai_api_key_plaintext: "${var.key}" } };
    expect(found(rule, { databricks_model_serving: { m: config } })).toEqual(["databricks_model_serving.m"]);
  });

  it("finds a secret that is a key of a map, without repeating it", () => {
    const secret = SAMPLES["a GitHub token"] ?? "";
    const violations = rule.check(stackOf({ resource: { aws_x: { y: { tags: { [secret]: "a", b: "c" } } } } }));
    expect(violations.map(({ address }) => address)).toEqual(["aws_x.y"]);
    expect(JSON.stringify(violations)).not.toContain(secret);
  });

  it("accepts sensitive variables without, and others with a default", () => {
    const variable = { password: { sensitive: true }, region: { default: "eu-west-1" } };
    expect(rule.check(stackOf({ variable }))).toEqual([]);
  });

  it("looks at every section of the file", () => {
    const text = SAMPLES["an AWS access key id"];
    const json: StackJson = {
      provider: { aws: [{ default_tags: [{ tags: { x: text } }] }] },
      data: { aws_x: { y: { z: text } } },
      output: { o: { value: text } },
      variable: { v: { description: text }, password: { sensitive: true, default: "x" } },
      terraform: { backend: { s3: { key: text } } },
    };
    expect(rule.check(stackOf(json)).map(({ address }) => address)).toEqual([
      "provider.aws",
      "data.aws_x.y",
      "output.o",
      "variable.v",
      "terraform",
      "variable.password",
    ]);
  });
});
