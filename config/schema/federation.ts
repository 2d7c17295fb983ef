import { z } from "zod";
import { distinct, slug } from "./common";
import { description } from "./text/prose";
import { claimName, keySetUrl, tokenAudience, tokenIssuer, tokenSubject } from "./text/web";

/** Whose tokens count, and for what. */
const tokens = {
  /** Who issues the tokens, as their `iss` says: `https://login.acme.example`. Databricks reads its keys there. */
  issuer: tokenIssuer,
  /** Whom a token has to be for, one of these, as its `aud` says. Default: the id of the Databricks account. */
  audiences: distinct(z.array(tokenAudience).min(1).max(10)).optional(),
  /** Claim of a token that says who it is for. Default `sub`. */
  subjectClaim: claimName.default("sub"),
  /** Where the public keys of the issuer are, where its own address does not tell. Default: as the issuer publishes them. */
  keySetUrl: keySetUrl.optional(),
  /** What it is for. Default: no description. */
  description: description.optional(),
};

/** People and programs sign in as whom a token of the company's own identity provider names. */
export const accountFederationSchema = z.record(slug, z.strictObject(tokens));

/** A program outside of Databricks signs in as a service principal, without a secret. */
export const principalFederation = z.strictObject({
  ...tokens,
  /** What the claim has to be, to the letter: `repo:acme/lakehouse:environment:prod`. One policy for each. */
  subject: tokenSubject,
});

export type ParsedAccountFederation = z.output<typeof accountFederationSchema>[string];
export type ParsedPrincipalFederation = z.output<typeof principalFederation>;
