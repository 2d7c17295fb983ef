import type { Construct } from "constructs";
import { WATCHING } from "../config/derive/purposes";
import type { Environment } from "../config/model";
import { DOMAIN_RECORDS } from "../config/schema/domains";
import { configured, settingOf } from "../modules/configured";
import { alarmsIn, Calls } from "../modules/operations/calls";

/** Calls for the alarms that a stack has by now: one, or one per domain and one for what is of none. */
export function calls(stack: Construct, env: Environment): void {
  const settings = env.operations.calls;
  if (settings === undefined) return;
  const domainOf = (setting = ""): string | undefined => {
    const [record, key = ""] = setting.split(".");
    const family = DOMAIN_RECORDS.find((one) => one === record);
    if (family === undefined || settings.per === "environment") return undefined;
    return Object.entries(env.domains).find(([, domain]) => domain[family].includes(key))?.[0];
  };
  const alarms = alarmsIn(stack).map((alarm) => ({ alarm, domain: domainOf(settingOf(alarm)) }));
  for (const domain of new Set(alarms.map((one) => one.domain))) {
    configured(
      new Calls(stack, domain === undefined ? "calls" : `calls-${domain}`, {
        name: `${env.prefix}-${domain === undefined ? WATCHING.calls : WATCHING.domainCalls(domain)}`,
        about: domain === undefined ? `the environment ${env.name}` : `the domain ${domain} of ${env.name}`,
        alarms: alarms.filter((one) => one.domain === domain).map(({ alarm }) => alarm),
        settings,
      }),
      "operations.calls",
    );
  }
}
