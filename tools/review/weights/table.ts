import { HOLDS_DATA } from "./data";
import { HARMLESS } from "./harmless";
import { IDENTITIES } from "./identities";
import { OUTAGES } from "./outages";
import { PROTECTIONS, PROTECTORS } from "./protections";

const rows = (table: Readonly<Record<string, string>>, gravity: string): string[] =>
  Object.entries(table).map(([type, why]) => `| \`${type}\` | ${gravity} | ${why} |`);

/** Every type that is grave when it goes, as a Markdown table, and those that are not, with the reason. */
export function weightsMarkdown(): string {
  const watched = [...new Set(PROTECTIONS.map(({ type }) => `\`${type}\``))].sort();
  return [
    "| type | when it goes | because |",
    "|---|---|---|",
    ...rows(HOLDS_DATA, "data is lost"),
    ...rows(IDENTITIES, "others know it"),
    ...rows(PROTECTORS, "a protection ends"),
    ...rows(OUTAGES, "breaks off"),
    "",
    `Changed in place, these can lose data or a protection as well: ${watched.join(", ")}.`,
    "",
    "These lose nothing, and break nothing off:",
    "",
    ...Object.entries(HARMLESS).map(([why, types]) => `- ${why}: ${types.map((type) => `\`${type}\``).join(", ")}`),
    "",
    "Every other type that is made says who may do what, and is compared by that.",
  ].join("\n");
}
