import type { ProviderName } from "../schema/packages";
import { at, isArray, type ObjectValue, type Value } from "../schema/value";
import type { ProviderInstance } from "../wire/handler";
import type { Clock } from "./clock";
import type { CloudContext } from "./cloud";

/** What the cloud gets to know about a caller. */
export function contextOf(provider: ProviderName, instance: ProviderInstance, clock: Clock): CloudContext {
  const config = instance.config ?? {};
  const host = text(at(config, "host"));
  return {
    provider,
    instance,
    config,
    region: text(at(config, "region")),
    host,
    accountId: provider === "aws" ? onlyOne(at(config, "allowed_account_ids")) : text(at(config, "account_id")),
    level: provider === "databricks" ? levelOf(config, host) : undefined,
    clock,
  };
}

/** The accounts console has a host of its own; without a host, an account id stands for it. */
function levelOf(config: ObjectValue, host: string | undefined): "account" | "workspace" | undefined {
  if (host !== undefined) return /^(https:\/\/)?accounts\./.test(host) ? "account" : "workspace";
  return at(config, "host") === null && text(at(config, "account_id")) !== undefined ? "account" : undefined;
}

function text(value: Value): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function onlyOne(value: Value): string | undefined {
  return isArray(value) && value.length === 1 ? text(value[0] ?? null) : undefined;
}
