import { draftEntries } from "../kinds/entries";
import { errorAt, perEnvironment, warningAt } from "./check";

/** Hosts that programs on serverless compute call are let through by the network policy of their workspace. */
export const calledHosts = perEnvironment((env, account) => {
  const { workspaces = {} } = env.data;
  const policies = account.data.networkPolicies ?? {};
  return draftEntries(env).flatMap(({ kind, entry, path }) => {
    const called = kind.calls?.(entry) ?? [];
    const { workspace } = entry;
    if (called.length === 0 || workspace === undefined || !Object.hasOwn(workspaces, workspace)) return [];
    const name = workspaces[workspace]?.networkPolicy;
    const policy = name !== undefined && Object.hasOwn(policies, name) ? policies[name] : undefined;
    if (policy?.mode !== "create" || policy.access !== "restricted") return [];
    const isEnforced = policy.enforcement === "enforced";
    return called
      .filter(({ host }) => policy.hosts?.includes(host) !== true)
      .flatMap(({ host, field, isCertain }) => {
        if (!isCertain && !isEnforced) return [];
        const at = [...path, ...field];
        const fix = `add "${host}" to networkPolicies.${name}.hosts in ${account.file}`;
        if (isCertain && isEnforced) {
          return [
            errorAt(env, at, `the network policy ${name} of workspace ${workspace} does not let ${host} through`, fix),
          ];
        }
        const when = isCertain ? "will refuse" : "may refuse";
        const once = isCertain ? " once it is enforced" : "";
        return [warningAt(env, at, `the network policy ${name} of workspace ${workspace} ${when} ${host}${once}`, fix)];
      });
  });
});
