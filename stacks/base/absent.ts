import type { App } from "cdktf";
import type { Platform } from "../../config/model";
import { PlatformStack } from "./platform-stack";

/**
 * Takes stacks out that would deploy nothing. No other stack reads them: see `PlatformStack.readBy`. One with something to
 * destroy stays, since nothing else would destroy it.
 */
export function leaveOutAbsent(app: App, { account, environments }: Platform): void {
  const losing = new Set([account, ...environments].flatMap((part) => part.losing));
  for (const stack of app.node.children) {
    if (stack instanceof PlatformStack && stack.isAbsent && !losing.has(stack.node.id)) {
      app.node.tryRemoveChild(stack.node.id);
    }
  }
}
