import { at } from "../../../../schema/value";
import { allowsAmongItself, allowsPorts, rulesOf } from "../../../databricks/security-groups";
import { describe } from "../../../describe";
import type { PortName } from "../../../published";
import type { Rule } from "../../../rule";
import { itemsOf, textOf, textsAt } from "../../../values";

/** Outbound ports of every workspace. */
const PORTS: readonly PortName[] = ["https", "controlPlaneApi", "unityCatalogLogs", "reserved"];

/** One to five security groups of the VPC, which let the nodes talk among themselves and to Databricks. */
export const networkSecurityGroups: Rule = {
  id: "network-security-groups",
  source: "hazard H22; facts 5.1; settled facts A4",
  types: ["databricks_mws_networks"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const ids = textsAt(planned ?? {}, "security_group_ids");
    const path = [{ attribute: "security_group_ids" }];
    const summary = "INVALID_PARAMETER_VALUE";
    if (textOf(at(planned, "vpc_id")) === undefined) return undefined;
    if (ids.length < 1 || ids.length > 5) {
      const fix = "give the network one to five security groups";
      return { summary, detail: `A network has one to five security groups; there are ${ids.length}`, fix, path };
    }
    const groups = store
      .ofType("aws_security_group", "aws_default_security_group")
      .filter(({ attributes }) => ids.includes(textOf(at(attributes, "id")) ?? ""));
    if (groups.length < ids.length) return undefined;
    const stranger = groups.find(({ attributes }) => at(attributes, "vpc_id") !== at(planned, "vpc_id"));
    if (stranger) {
      const detail = `${describe(stranger)} is not in the VPC of the network`;
      return { summary, detail, fix: "use a security group of the VPC", path };
    }
    const rules = rulesOf(store, ids);
    const gov = context.host?.endsWith(".us") || context.host?.endsWith(".mil");
    // The relay has a port of its own over PrivateLink, but not in GovCloud.
    const relay = itemsOf(planned, "vpc_endpoints").length > 0 && !gov ? (["relay"] as const) : [];
    const shut = [...PORTS, ...relay]
      .map((name) => published.ports[name])
      .filter(({ from, to }) => !allowsPorts(rules, from, to));
    const deaf = (["ingress", "egress"] as const).flatMap((way) =>
      ["tcp", "udp"]
        .filter((protocol) => !allowsAmongItself(rules, way, protocol, ids))
        .map((protocol) => `${way} ${protocol}`),
    );
    if (shut.length === 0 && deaf.length === 0) return undefined;
    const lacks = [
      ...shut.map(({ from, to }) => `egress TCP ${from === to ? from : `${from}-${to}`}`),
      ...deaf.map((what) => `${what} 0-65535 from and to itself`),
    ];
    return {
      summary: `${summary}: security group validation failed`,
      detail: `${groups.map(describe).join(", ")} lacks ${lacks.join("; ")}`,
      fix: "add the rules, and let the network depend on them",
      path,
    };
  },
};
