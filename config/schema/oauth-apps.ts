import { z } from "zod";
import { distinct, slug } from "./common";
import { displayName } from "./text/names";
import { redirectUrl } from "./text/web";

/** A tool in which people sign in to Databricks as themselves. */
const oauthApp = z.strictObject({
  /** What people read when they sign in. Default `<account name>-<key>`. */
  name: displayName(1, 100).optional(),
  /** Addresses of the tool that people come back to after they have signed in, as its maker documents them. */
  redirectUrls: distinct(z.array(redirectUrl).min(1).max(20)),
  /** What it may do in people's names: `sql` runs queries, `all-apis` everything that they may. Default `sql` and `offline_access`. */
  scopes: distinct(z.array(z.enum(["all-apis", "email", "offline_access", "openid", "profile", "sql"])).min(1)).default(
    ["sql", "offline_access"],
  ),
  /**
   * The tool keeps a secret of its own, as servers can; it stands in Terraform's state. A tool on people's own machines cannot
   * keep one. Default false.
   */
  confidential: z.boolean().default(false),
  /** Minutes that a sign-in is good for by itself, 5 to 1440. Default 60. */
  accessTokenMinutes: z.int().min(5).max(1440).default(60),
  /** Minutes after which people sign in again, 5 to 129600. Default 10080, a week. */
  refreshTokenMinutes: z.int().min(5).max(129_600).default(10_080),
});

/** Tools by a short key. Figures: Databricks, Account API, "CustomOAuthAppIntegration". */
export const oauthAppsSchema = z.record(slug, oauthApp);

export type ParsedOauthApp = z.output<typeof oauthApp>;
