import { at, type ObjectValue } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { PortName } from "../../../published";
import type { Rule } from "../../../rule";
import type { CloudObject, StoreView } from "../../../store";
import { itemsOf, textOf, textsAt } from "../../../values";

/** Ports that the ACL has to let out to everywhere; of a range, both ends. */
const PORTS: readonly PortName[] = ["https", "legacyMetastore", "controlPlaneApi", "unityCatalogLogs", "reserved"];
const EVERYWHERE = "0.0.0.0/0";

/** An ACL of one's own lets everything in, and everything out that Databricks needs, before it denies anything. */
export const networkAcls: Rule = {
  id: "network-acls",
  source: "hazard H22; settled facts A4; issue 1326: Databricks looks for these rules",
  types: ["databricks_mws_networks"],
  operations: ["create"],
  refuses({ published, store, planned }) {
    const ports = PORTS.flatMap((name) => [...new Set([published.ports[name].from, published.ports[name].to])]);
    const subnets = textsAt(planned ?? {}, "subnet_ids");
    const acls = store
      .ofType("aws_network_acl", "aws_default_network_acl")
      .filter((acl) => covers(store, acl, subnets));
    for (const acl of acls) {
      const ingress = entries(store, acl, "ingress");
      const egress = entries(store, acl, "egress");
      const wrong = [
        ...(opens(ingress, 0, "-1") ? [] : ["inbound: allow everything from 0.0.0.0/0 with the first number"]),
        ...ports.filter((port) => !opens(egress, port, "6")).map((port) => `outbound: allow TCP ${port} to 0.0.0.0/0`),
      ];
      if (wrong.length === 0) continue;
      return {
        summary: "INVALID_PARAMETER_VALUE: network ACL validation failed",
        detail: `${describe(acl)} lacks ${wrong.join("; ")}`,
        fix: "add these rules before any deny rule, and filter with security groups or a firewall",
        path: [{ attribute: "subnet_ids" }],
      };
    }
    return undefined;
  },
};

function covers(store: StoreView, acl: CloudObject, subnets: readonly string[]): boolean {
  const associated = store
    .ofType("aws_network_acl_association")
    .filter(({ attributes }) => at(attributes, "network_acl_id") === at(acl.attributes, "id"))
    .flatMap(({ attributes }) => textsAt(attributes, "subnet_id"));
  return [...textsAt(acl.attributes, "subnet_ids"), ...associated].some((id) => subnets.includes(id));
}

/** The rules of one direction in the order in which AWS looks at them. */
function entries(store: StoreView, acl: CloudObject, way: "ingress" | "egress"): ObjectValue[] {
  const own = itemsOf(acl.attributes, way);
  const rules = store
    .ofType("aws_network_acl_rule")
    .map(({ attributes }) => attributes)
    .filter((rule) => at(rule, "network_acl_id") === at(acl.attributes, "id"))
    .filter((rule) => (at(rule, "egress") === true) === (way === "egress"));
  const number = (rule: ObjectValue) => Number(textOf(at(rule, "rule_no")) ?? textOf(at(rule, "rule_number")) ?? 0);
  return [...own, ...rules].sort((a, b) => number(a) - number(b));
}

/** True where the first rule about a port to everywhere allows it. */
function opens(rules: readonly ObjectValue[], port: number, protocol: string): boolean {
  const first = rules.find((rule) => {
    const all = isProtocol(rule, "-1");
    if (textOf(at(rule, "cidr_block")) !== EVERYWHERE || !(all || isProtocol(rule, protocol))) return false;
    const [from, to] = [Number(textOf(at(rule, "from_port")) ?? 0), Number(textOf(at(rule, "to_port")) ?? 0)];
    return all || (from <= port && port <= to);
  });
  return first !== undefined && [at(first, "action"), at(first, "rule_action")].includes("allow");
}

const NUMBERS: Readonly<Record<string, string>> = { all: "-1", tcp: "6", udp: "17" };

function isProtocol(rule: ObjectValue, number: string): boolean {
  const text = textOf(at(rule, "protocol")) ?? "-1";
  return (NUMBERS[text] ?? text) === number;
}
