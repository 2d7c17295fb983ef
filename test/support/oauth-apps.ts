import type { AccountInput } from "../../config/schema/account";

/** A tool that keeps a secret, and one on people's own machines. */
export const OAUTH_APPS: NonNullable<AccountInput["oauthApps"]> = {
  tableau: { redirectUrls: ["https://tableau.acme.example/auth/add_oauth_token"], confidential: true },
  dbt: { name: "dbt Core", redirectUrls: ["http://localhost:8020"], accessTokenMinutes: 15, refreshTokenMinutes: 480 },
};
