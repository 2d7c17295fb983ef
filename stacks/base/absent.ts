import type { App } from "cdktf";
import { PlatformStack } from "./platform-stack";

/** Takes stacks out that would deploy nothing. No other stack reads them: see `PlatformStack.readBy`. */
export function leaveOutAbsent(app: App): void {
  for (const stack of app.node.children) {
    if (stack instanceof PlatformStack && stack.isAbsent) app.node.tryRemoveChild(stack.node.id);
  }
}
