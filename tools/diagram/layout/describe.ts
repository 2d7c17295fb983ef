import type { Drawing, Vpc } from "../model";
import { accountTitle } from "./account";
import { DATABRICKS, databricksGroups } from "./databricks";

/** The drawing in words, for those who cannot see it. */
export function describe(drawing: Drawing): string {
  const parts = [
    `Network of the stack ${drawing.title} in the AWS region ${drawing.region}.`,
    `${[accountTitle(drawing), ...drawing.facts].join(", ")}.`,
    ...(drawing.vpcs.length === 0 ? ["There is no VPC."] : drawing.vpcs.map(vpcInWords)),
    `${DATABRICKS}: ${databricksGroups(drawing)
      .map(({ lines: [name] }) => name)
      .join(", ")}.`,
    ...drawing.workspaces.map(({ lines }) => `${lines.join(", ")}.`),
    ...drawing.access.map((line) => `${line}.`),
  ];
  return parts.join(" ");
}

function vpcInWords({ lines, subnets, edge, bands }: Vpc): string {
  const each = subnets.map(({ lines: [title = "", cidr = ""], zone, routes }) => {
    const ways = routes.map(({ destination, text }) => `${destination} to ${text}`);
    return `${title}${zone === "" ? "" : ` in ${zone}`}, ${cidr}${ways.length === 0 ? "" : `, routes ${ways.join(" and ")}`}`;
  });
  return [
    `${lines.join(", ")}.`,
    ...(each.length === 0 ? [] : [`Subnets: ${each.join("; ")}.`]),
    ...(edge.length === 0 ? [] : [`At its edge: ${edge.map((item) => item.lines.join(" ")).join("; ")}.`]),
    ...bands.map(({ title, chips }) => `${title}: ${chips.map(({ lines: [name] }) => name).join(", ")}.`),
  ].join(" ");
}
