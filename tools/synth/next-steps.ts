import type { Platform } from "../../config/model";

/** What to do with the output, printed below the table. */
export function nextSteps(platform: Platform, wanted: readonly string[]): string {
  const [first] = wanted.length > 0 ? wanted : platform.environments.map((env) => env.name);
  if (first === undefined) return "\nAdd an environment: write config/environments/<name>.ts.\n";
  return `
Next:
  npx cdktf diff ${first}-foundation                 what Terraform would do with one stack
  npx cdktf deploy account '${first}-*'            deploy an environment, in order
`;
}
