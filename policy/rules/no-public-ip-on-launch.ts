import { blocks, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const noPublicIpOnLaunch: Rule = {
  id: "no-public-ip-on-launch",
  description:
    "Nothing gets a public address just by being started: neither by its subnet nor by its launch settings. NAT gateways bring an address of their own.",
  check: ({ json }) => [
    ...resourcesOf(json, "aws_subnet", "aws_default_subnet")
      .filter(({ args }) => args.map_public_ip_on_launch === true)
      .map(({ address }) => ({
        address,
        message: "the subnet gives a public address to everything that starts in it",
        fix: "set map_public_ip_on_launch to false",
      })),
    ...resourcesOf(json, "aws_instance", "aws_launch_template", "aws_launch_configuration")
      .filter(({ args }) =>
        [args, ...blocks(args.network_interfaces)].some(
          ({ associate_public_ip_address: associate }) => associate === true || associate === "true",
        ),
      )
      .map(({ address }) => ({
        address,
        message: "instances start with a public address",
        fix: "set associate_public_ip_address to false",
      })),
  ],
};
