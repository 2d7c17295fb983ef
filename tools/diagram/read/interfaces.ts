import { named } from "../../../emitted/references";
import { blocks, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";
import type { Band, Item } from "../model";

const TYPES = ["aws_vpc_endpoint", "aws_route53_resolver_endpoint"] as const;

/** Network interfaces that endpoints have in a subnet: what the subnet is there for. Together one item, or none. */
export function interfacesIn(json: StackJson, bands: readonly Band[], subnet: string): Item[] {
  const here = TYPES.flatMap((type) => thingsOf(json, type)).filter(({ args }) =>
    named([args.subnet_ids, blocks(args.ip_address).map((block) => block.subnet_id)], "aws_subnet").includes(subnet),
  );
  const names = bands.flatMap(({ kind, chips }) =>
    chips
      .filter(({ id }) => here.some(({ address }) => address === id))
      .map(({ lines: [name = ""] }) => (kind === "resolver" ? `Resolver, ${name.toLowerCase()}` : name)),
  );
  return names.length === 0
    ? []
    : [{ id: `interfaces/${subnet}`, lines: ["Interfaces of endpoints", names.join(" · ")] }];
}
