import type { Drawing } from "../model";

/** Every subnet with its block and its routes, for those who cannot see the drawing or have a narrow screen. */
export function routesMarkdown({ vpcs }: Drawing): string {
  const rows = vpcs.flatMap(({ subnets }) =>
    [...subnets]
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
      .map(({ lines: [title = "", cidr = ""], zone, routes, existing }) => [
        title,
        zone === "" ? "–" : zone,
        cidr,
        existing === true
          ? "not made here"
          : routes.map(({ destination, text }) => `${destination} → ${text}`).join("; ") || "–",
      ]),
  );
  if (rows.length === 0) return "No subnets are made here.";
  return [
    "| subnet | zone | block | routes |",
    "|---|---|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

const ORDER: readonly string[] = ["public", "firewall", "workspace", "other", "endpoint"];
