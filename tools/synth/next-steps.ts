import { usualFile } from "../../config/environment-files";
import { openSteps } from "../../config/manual-steps";
import type { Platform } from "../../config/model";

/**
 * What to do with the output, printed below the table: manual steps that are open, then the commands.
 * @param wanted environments; empty: all of them
 * @param project folder whose `config/` was read, `.` for the project's own
 */
export function nextSteps(platform: Platform, wanted: readonly string[], project: string): string {
  const [first] = wanted.length > 0 ? wanted : platform.environments.map((env) => env.name);
  if (first === undefined) return `\nAdd an environment: write ${usualFile("<name>")}.\n`;
  const commands = [
    [`npx cdktf diff ${first}-foundation`, "what Terraform would do with one stack"],
    [`npx cdktf deploy account '${first}-*'`, "deploy an environment, in dependency order"],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  // The CLI synthesizes again, by the command in cdktf.json, unless it is told another one.
  const shown = commands.map(([command, what]) =>
    project === "."
      ? `  ${command.padEnd(width)}  ${what}\n`
      : `  ${what}:\n    ${[command, ...elsewhere(project)].join(" \\\n      ")}\n`,
  );
  const manual = openSteps(platform).map(({ id, title }) => `  ${title} (${id})\n`);
  return [
    manual.length === 0 ? "" : `\nBy hand, see docs/manual-steps.md:\n${manual.join("")}`,
    `\nNext:\n${shown.join("")}`,
  ].join("");
}

/** Options of the CLI for another project, a line each: together they are wider than a terminal. */
const elsewhere = (project: string): readonly string[] => [
  `--app "node --import tsx main.ts --project ${project}"`,
  `--output ${project}/cdktf.out`,
];
