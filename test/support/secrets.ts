import type { EnvironmentInput } from "../../config/schema/environment";

type SecretInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "secret" }>;

/** Credentials of another system, read by a role of this account and one of another. */
export const crmSecret = (change: Partial<SecretInput> = {}): SecretInput => ({
  kind: "secret",
  description: "Credentials of the CRM's API",
  readers: ["arn:aws:iam::111111111111:role/crm-loader", "arn:aws:iam::999999999999:role/crm"],
  ...change,
});

const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:acme-dev-rotate";

/** Adds the secrets `crm` and `erp`, the second of which a function changes. */
export function withSecrets(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    crm: crmSecret(),
    erp: crmSecret({ recoveryDays: 7, rotation: { functionArn: FUNCTION, everyDays: 30 } }),
  };
}
