import type { Rule } from "../../../rule";
import { accountId } from "./account-id";
import { providerConfig } from "./provider-config";
import { providerHost } from "./provider-host";
import { providerLevel } from "./provider-level";

/** The provider that a request comes through. These come first: without them nothing is reached. */
export const PROVIDER_RULES: readonly Rule[] = [providerHost, providerLevel, providerConfig, accountId];
