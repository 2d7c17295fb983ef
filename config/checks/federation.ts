import { fact } from "../facts/fact";
import type { Problem } from "../problem";
import { type Check, entries, errorAt, type Path } from "./check";

/** Who signs in without a secret: tokens of the company's own identity provider for people, any issuer's for single programs. */
export const federation: Check = ({ account }) => {
  const { federationPolicies, servicePrincipals } = account.data;
  const again = saidAgain(account);
  return [
    ...entries(federationPolicies).flatMap(([key, { issuer }]) =>
      issuer !== undefined && isOpenToAnybody(issuer)
        ? [
            errorAt(
              account,
              ["federationPolicies", key, "issuer"],
              `${issuer} issues tokens to anybody, and what they say would choose who signs in`,
              "write it under servicePrincipals.<key>.federationPolicies, with the one subject that may",
            ),
          ]
        : [],
    ),
    ...again(
      entries(federationPolicies).map(([key, policy]) => [["federationPolicies", key], identity(policy)] as const),
    ),
    ...entries(servicePrincipals).flatMap(([name, { federationPolicies: policies }]) =>
      again(
        entries(policies).map(
          ([key, policy]) => [["servicePrincipals", name, "federationPolicies", key], identity(policy)] as const,
        ),
      ),
    ),
  ];
};

/**
 * Issuers whose customers are the public: who has an account there has tokens, and says in part what is in them.
 * Compared with the beginning of the issuer.
 */
const PUBLIC_ISSUERS = fact<readonly string[]>({
  value: [
    "https://accounts.google.com",
    "https://app.terraform.io",
    "https://gitlab.com",
    "https://oidc.circleci.com",
    "https://agent.buildkite.com",
    "https://token.actions.githubusercontent.com",
    "https://vstoken.dev.azure.com",
  ],
  source: "Documentation of each about the tokens that it issues",
  asOf: "2026-11",
});

const isOpenToAnybody = (issuer: string): boolean =>
  PUBLIC_ISSUERS.value.some((known) => issuer === known || issuer.startsWith(`${known}/`));

const identity = ({ description: _, ...policy }: { readonly description?: string | undefined }): string =>
  JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)));

/** One rule has one name. */
const saidAgain =
  (account: Parameters<Check>[0]["account"]) =>
  (policies: readonly (readonly [path: Path, identity: string])[]): Problem[] =>
    policies.flatMap(([path, what], index) => {
      const first = policies.slice(0, index).find(([, other]) => other === what);
      return first === undefined
        ? []
        : [errorAt(account, path, `says the same as ${first[0].at(-1)}`, "keep one of the two")];
    });
