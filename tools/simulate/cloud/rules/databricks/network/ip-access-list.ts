import ipaddr from "ipaddr.js";
import { at, isObject, type ObjectValue } from "../../../../schema/value";
import { addressOf } from "../../../databricks/caller-address";
import type { Rule, RuleRequest } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** IP access lists are switched on before there is one, and let in who makes them. */
export const ipAccessList: Rule = {
  id: "ip-access-list",
  source: 'hazards H11 and H25, pain 20: issue 489; Databricks, "Configure IP access lists for workspaces"',
  types: ["databricks_ip_access_list"],
  operations: ["create", "update"],
  refuses(request) {
    const { planned } = request;
    const path = [{ attribute: "ip_addresses" }];
    if (!isEnabled(request)) {
      return {
        summary: "FEATURE_DISABLED: IP access list is not available in the workspace",
        detail: "databricks_ip_access_list: enableIpAccessLists is not on in the workspace",
        fix: 'set enableIpAccessLists to "true" with databricks_workspace_conf, and let the list depend on it',
      };
    }
    if (at(planned, "enabled") === false || planned === null) return undefined;
    const address = addressOf(request);
    const lists = [...others(request), planned];
    const holding = (type: string) =>
      lists.filter(
        (list) =>
          at(list, "list_type") === type && textsAt(list, "ip_addresses").some((block) => holds(block, address)),
      );
    const blocked = holding("BLOCK").length > 0;
    const allowing = lists.some((list) => at(list, "list_type") === "ALLOW");
    if (!blocked && (!allowing || holding("ALLOW").length > 0)) return undefined;
    return {
      summary: "INVALID_STATE: current IP would be blocked",
      detail: `Terraform reaches the workspace from ${address}, which ${blocked ? "a BLOCK list holds" : "no ALLOW list holds"}: it would lock itself out`,
      fix: blocked
        ? `take ${address} from the BLOCK list`
        : `add ${address} to the ALLOW list (ipAccessList.runner of the workspace)`,
      path,
    };
  },
};

function isEnabled(request: RuleRequest): boolean {
  return request.store
    .ofType("databricks_workspace_conf")
    .filter(({ place }) => place === request.context.host)
    .some(({ attributes }) => {
      const conf = at(attributes, "custom_config");
      return isObject(conf) && textOf(at(conf, "enableIpAccessLists")) === "true";
    });
}

/** The other lists of the workspace that count. */
function others({ context, store, existing }: RuleRequest): ObjectValue[] {
  return store
    .ofType("databricks_ip_access_list")
    .filter(
      ({ key, place, attributes }) =>
        key !== existing?.key && place === context.host && at(attributes, "enabled") !== false,
    )
    .map(({ attributes }) => attributes);
}

function holds(block: string, address: string): boolean {
  const one = ipaddr.parse(address);
  const [network, bits] = block.includes("/") ? ipaddr.parseCIDR(block) : [ipaddr.parse(block), 32];
  return network.kind() === one.kind() && one.match(network, bits);
}
