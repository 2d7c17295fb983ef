import { named } from "../../../emitted/references";
import { text, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";

/** One rule of a security group. */
export interface GroupRule {
  readonly group: string;
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly cidr: string;
  readonly peer: string | undefined;
  /** Address of the gateway endpoint whose prefix list it is. */
  readonly prefixListOf: string | undefined;
}

const TYPES = { in: "aws_vpc_security_group_ingress_rule", out: "aws_vpc_security_group_egress_rule" } as const;

/** Every rule of a direction. */
export function groupRules(json: StackJson, way: keyof typeof TYPES): GroupRule[] {
  return thingsOf(json, TYPES[way]).map(({ args }) => ({
    group: named(args.security_group_id, "aws_security_group")[0] ?? "",
    protocol: text(args.ip_protocol),
    from: Number(args.from_port ?? 0),
    to: Number(args.to_port ?? 65535),
    cidr: text(args.cidr_ipv4),
    peer: named(args.referenced_security_group_id, "aws_security_group")[0],
    prefixListOf: named(args.prefix_list_id, "aws_vpc_endpoint")[0],
  }));
}

/** Ports in words, neighbours put together: `TCP 443, 8443–8451`. Empty without rules. */
export function portsInWords(rules: readonly Pick<GroupRule, "protocol" | "from" | "to">[]): string {
  const protocols = [...new Set(rules.map(({ protocol }) => protocol))].sort();
  const words = protocols.map((protocol) => {
    if (protocol === "-1") return "everything";
    const ranges: { from: number; to: number }[] = [];
    const sorted = rules.filter((rule) => rule.protocol === protocol).sort((a, b) => a.from - b.from || a.to - b.to);
    for (const { from, to } of sorted) {
      const last = ranges.at(-1);
      if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
      else ranges.push({ from, to });
    }
    return [
      protocol.toUpperCase(),
      ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(", "),
    ].join(" ");
  });
  return words.length === 2 && words[0]?.slice(4) === words[1]?.slice(4)
    ? `TCP and UDP ${words[0]?.slice(4)}`
    : words.join("; ");
}
