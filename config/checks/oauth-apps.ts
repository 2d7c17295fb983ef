import { type Check, entries, errorAt } from "./check";

/** A sign-in that is renewed outlives what it renews. */
export const oauthApps: Check = ({ account }) =>
  entries(account.data.oauthApps).flatMap(
    ([key, { accessTokenMinutes: access, refreshTokenMinutes: refresh, scopes }]) => [
      ...(access !== undefined && refresh !== undefined && refresh < access
        ? [
            errorAt(
              account,
              ["oauthApps", key, "refreshTokenMinutes"],
              `${refresh} is less than accessTokenMinutes, ${access}`,
              `use at least ${access}`,
            ),
          ]
        : []),
      ...(scopes?.includes("all-apis") === true && scopes.includes("sql")
        ? [
            errorAt(
              account,
              ["oauthApps", key, "scopes"],
              '"all-apis" includes "sql"',
              'remove "all-apis", unless the tool does more than to run queries',
            ),
          ]
        : []),
    ],
  );
