import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { dataKeyStatements, secretPolicy } from "../../modules/data-services/secret/policies";
import { report } from "../config/problems";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { crmSecret, withSecrets } from "../support/secrets";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

type Secret = ReturnType<typeof crmSecret>;
const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:rotate";
const rotation = (change: object = {}) => ({ functionArn: FUNCTION, everyDays: 30, ...change });
const problems = (changes: Readonly<Record<string, unknown>>, secret: Partial<Secret> = {}) =>
  report({ dev: { "dataServices.crm": crmSecret(secret), ...changes } });

describe("a secret in the configuration", () => {
  it.each<[string, Partial<Secret>]>([
    ["for people to fill", {}],
    ["that a function changes", { rotation: rotation() }],
    ["gone after a week", { recoveryDays: 7 }],
  ])("is taken: %s", (_, secret) => {
    expect(problems({}, secret)).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["nobody who reads it", { "dataServices.crm.readers": [] }, "dataServices.crm.readers"],
    [
      "a reader twice",
      { "dataServices.crm.readers": ["arn:aws:iam::111111111111:role/a", "arn:aws:iam::111111111111:role/a"] },
      "dataServices.crm.readers.1",
    ],
    ["an account as reader", { "dataServices.crm.readers": ["999999999999"] }, "is not the ARN of an IAM role"],
    ["everybody", { "dataServices.crm.readers": ["*"] }, "is not the ARN of an IAM role"],
    ["a value", { "dataServices.crm.value": "hunter-2-you" }, "dataServices.crm.value"],
    ["no description", { "dataServices.crm.description": undefined }, "dataServices.crm.description: is missing."],
    ["too few days", { "dataServices.crm.recoveryDays": 3 }, "dataServices.crm.recoveryDays"],
    [
      "no function",
      { "dataServices.crm.rotation": { everyDays: 30 } },
      "dataServices.crm.rotation.functionArn: is missing.",
    ],
    [
      "the name of a function",
      { "dataServices.crm.rotation": rotation({ functionArn: "rotate" }) },
      "is not the ARN of a Lambda function",
    ],
    [
      "a function of another region",
      { "dataServices.crm.rotation": rotation({ functionArn: FUNCTION.replace("eu-west-1", "eu-west-2") }) },
      "dataServices.crm.rotation.functionArn: is in eu-west-2 of account 111111111111, and the secret in eu-west-1 of 111111111111.",
    ],
    [
      "a function of another account",
      { "dataServices.crm.rotation": rotation({ functionArn: FUNCTION.replace("111111111111", "999999999999") }) },
      "is in eu-west-1 of account 999999999999",
    ],
    [
      "a rotation every zero days",
      { "dataServices.crm.rotation": rotation({ everyDays: 0 }) },
      "dataServices.crm.rotation.everyDays",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(problems(changes)).toContain(message);
  });
});

const place = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };

function model() {
  const secret = devEnvironment((input) => withSecrets(input)).dataServices.crm;
  if (secret?.kind !== "secret") throw new Error("no secret");
  return secret;
}

describe("what a secret's policies allow", () => {
  const SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-crm-a1b2c3";
  const decide = (arn: string, action: string, secure = "true") =>
    simulate(secretPolicy(model(), place), place.accountId, {
      by: { arn },
      action,
      resource: SECRET,
      context: { "aws:SecureTransport": secure },
    });
  const LOADER = "arn:aws:iam::111111111111:role/crm-loader";
  const OTHER = "arn:aws:iam::999999999999:role/crm";
  const ADMIN = "arn:aws:iam::111111111111:role/admin";

  it.each<[string, string, string, "allow" | "by-iam" | "deny"]>([
    ["a reader, whose own policies decide", LOADER, "secretsmanager:GetSecretValue", "by-iam"],
    ["a reader of another account", OTHER, "secretsmanager:GetSecretValue", "allow"],
    ["an administrator", ADMIN, "secretsmanager:GetSecretValue", "deny"],
    ["an administrator, several at once", ADMIN, "secretsmanager:BatchGetSecretValue", "deny"],
    ["another role of that account", OTHER.replace("crm", "x"), "secretsmanager:GetSecretValue", "deny"],
  ])("%s: %s %s is %s", (_, principal, action, expected) => {
    expect(decide(principal, action)).toBe(expected);
  });

  it("is nothing without TLS", () => {
    expect(decide(OTHER, "secretsmanager:GetSecretValue", "false")).toBe("deny");
    expect(decide(ADMIN, "secretsmanager:PutSecretValue", "false")).toBe("deny");
  });

  it("lets readers of other accounts use the key for this secret alone", () => {
    const statements = dataKeyStatements([model()], place).map(({ Principal: _, ...statement }) => statement);
    const decide = (principal: string, secret: string, service = "secretsmanager.eu-west-1.amazonaws.com") =>
      simulateIdentity(statements, {
        action: "kms:Decrypt",
        resource: "arn:aws:kms:eu-west-1:111111111111:key/1",
        context: {
          "aws:PrincipalArn": principal,
          "kms:ViaService": service,
          "kms:EncryptionContext:SecretARN": secret,
        },
      });
    expect(decide(OTHER, SECRET)).toBe("allow");
    expect(decide(OTHER, SECRET.replace("crm", "erp"))).toBe("deny");
    expect(decide(OTHER, SECRET, "s3.eu-west-1.amazonaws.com")).toBe("deny");
    expect(decide(LOADER, SECRET)).toBe("deny");
    expect(dataKeyStatements([{ ...model(), readers: [LOADER] }], place)).toEqual([]);
  });
});

describe("a secret, emitted", () => {
  const emit = (change: (input: EnvironmentInput) => void = () => {}) => {
    const input: EnvironmentInput = devInput();
    withSecrets(input);
    change(input);
    const stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-data-services");
    if (!stack) throw new Error("no stack");
    return stack.json;
  };

  it("has a policy and a rotation, and no value anywhere", () => {
    const json = emit();
    expect(addresses(json)).toEqual([
      "aws_secretsmanager_secret.data-service-crm",
      "aws_secretsmanager_secret.data-service-erp",
      "aws_secretsmanager_secret_policy.data-service-crm_policy",
      "aws_secretsmanager_secret_policy.data-service-erp_policy",
      "aws_secretsmanager_secret_rotation.data-service-erp_rotation",
    ]);
    expect(resource(json, "aws_secretsmanager_secret.data-service-crm")).toMatchObject({
      name: "acme-dev-crm",
      description: "Credentials of the CRM's API",
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
      recovery_window_in_days: 0,
    });
    expect(resource(json, "aws_secretsmanager_secret_policy.data-service-crm_policy").block_public_policy).toBe(true);
    expect(resource(json, "aws_secretsmanager_secret_rotation.data-service-erp_rotation")).toMatchObject({
      rotate_immediately: false,
      rotation_rules: { automatically_after_days: 30 },
    });
    expect(JSON.stringify(json)).not.toContain("secret_string");
    expect(json.output?.secret_arns?.value).toHaveProperty("crm");
  });

  it("is kept where data is protected, and can be had back", () => {
    const json = emit((input) => {
      input.protection = { mode: "protected" };
    });
    expect(resource(json, "aws_secretsmanager_secret.data-service-erp")).toMatchObject({
      recovery_window_in_days: 7,
      lifecycle: { prevent_destroy: true },
    });
  });
});

describe("secrets in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const input: EnvironmentInput = devInput();
    withSecrets(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
