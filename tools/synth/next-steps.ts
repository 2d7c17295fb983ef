import { openSteps } from "../../config/manual-steps";
import type { Platform } from "../../config/model";

/**
 * What to do with the output, printed below the table: manual steps that are open, then the commands.
 * @param wanted environments; empty: all of them
 * @param project folder whose `config/` was read, `.` for the project's own
 */
export function nextSteps(platform: Platform, wanted: readonly string[], project: string): string {
  const [first] = wanted.length > 0 ? wanted : platform.environments.map((env) => env.name);
  if (first === undefined) return "\nAdd an environment: write config/environments/<name>.ts.\n";
  // The CLI synthesizes again, by the command in cdktf.json.
  const elsewhere =
    project === "." ? "" : ` --app "node --import tsx main.ts --project ${project}" --output ${project}/cdktf.out`;
  const commands = [
    [`npx cdktf diff ${first}-foundation${elsewhere}`, "what Terraform would do with one stack"],
    [`npx cdktf deploy account '${first}-*'${elsewhere}`, "deploy an environment, in dependency order"],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  const manual = openSteps(platform).map(({ id, title }) => `  ${title} (${id})\n`);
  return [
    manual.length === 0 ? "" : `\nBy hand, see docs/manual-steps.md:\n${manual.join("")}`,
    `\nNext:\n${commands.map(([command, what]) => `  ${command.padEnd(width)}  ${what}\n`).join("")}`,
  ].join("");
}
