import type { App } from "cdktf";
import { usualFile } from "../../config/environment-files";
import type { Platform } from "../../config/model";
import { PlatformStack } from "./platform-stack";

/** Says in the JSON of every stack which file declares its environment, where that is not the usual one. */
export function tellFiles(app: App, { environments }: Platform): void {
  for (const { name, file } of environments.filter(({ name, file }) => file !== usualFile(name))) {
    for (const stack of app.node.children) {
      if (stack instanceof PlatformStack && stack.environment === name) stack.tellFile(file);
    }
  }
}
