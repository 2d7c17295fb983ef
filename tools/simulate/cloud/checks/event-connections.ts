import { at, type ObjectValue } from "../../schema/value";
import { textOf } from "../values";
import type { Check } from "./check";

const typeIs = (type: string) => (connection: ObjectValue) => textOf(at(connection, "authorization_type")) === type;

/** How an API is called: what each type of authorization needs. Source: EventBridge API, CreateConnection. */
export const CONNECTION_CHECKS: readonly Check[] = [
  {
    rule: "event-connection-oauth",
    source: "EventBridge API, CreateConnectionAuthRequestParameters: OAuthParameters for OAUTH_CLIENT_CREDENTIALS",
    when: typeIs("OAUTH_CLIENT_CREDENTIALS"),
    requires: [
      "auth_parameters.oauth.authorization_endpoint",
      "auth_parameters.oauth.client_parameters.client_id",
      "auth_parameters.oauth.client_parameters.client_secret",
    ],
    summary: "ValidationException",
    detail: "{type} {name} signs in with OAuth, but lacks {names}",
    fix: "set them",
  },
  {
    rule: "event-connection-endpoint",
    source: "EventBridge API, CreateConnectionOAuthRequestParameters: AuthorizationEndpoint is an HTTPS URL",
    accepts: ["auth_parameters.oauth.authorization_endpoint", (url) => /^https:\/\/[\w.-]+(\/\S*)?$/.test(url)],
    summary: "ValidationException",
    detail: "{type} {name}: {argument} is no HTTPS address",
    fix: "write it as https://host/path",
  },
];
