import type { AccountInput } from "../../config/schema/account";

type Federation = NonNullable<AccountInput["federationPolicies"]>;

/** People who come with tokens of the company's identity provider. */
export const FEDERATION: Federation = {
  company: {
    issuer: "https://login.acme.example/oauth2",
    audiences: ["databricks"],
    subjectClaim: "email",
    keySetUrl: "https://login.acme.example/oauth2/v1/keys",
    description: "Notebooks and tools of the company",
  },
};

/** Two people, a program that signs in by tokens, and tokens of the company's identity provider. */
export function withIdentity(account: AccountInput): void {
  account.federationPolicies = FEDERATION;
  account.users = {
    ada: { userName: "ada@acme.example", displayName: "Ada Lovelace", groups: ["analysts"] },
    grace: { userName: "grace@acme.example" },
  };
  const { terraform } = account.servicePrincipals;
  if (terraform === undefined) throw new Error("there is a service principal terraform");
  terraform.federationPolicies = {
    prod: {
      issuer: "https://token.actions.githubusercontent.com",
      subject: "repo:acme/lakehouse:environment:prod",
    },
  };
  account.disableLegacyFeatures = true;
  account.groups = { ...account.groups, "account-admins": { mode: "create", accountAdmin: true } };
  account.servicePrincipals.ingestion = {
    mode: "create",
    accountAdmin: true,
    federationPolicies: {
      erp: { issuer: "https://login.erp.example", subject: "svc-erp", audiences: ["lakehouse"] },
    },
  };
}
