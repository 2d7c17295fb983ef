import type { App } from "cdktf";
import type { Platform } from "../../config/model";
import { RENAMED_FAMILIES, settingNow } from "../../config/record/renamed";
import { showSetting } from "../../modules/configured";
import { PlatformStack } from "./platform-stack";

/** Entries are made under the keys that they were deployed with; what the JSON says of them goes by the keys of now. */
export function showPresentKeys(app: App, { environments }: Platform): void {
  for (const { name, formerly } of environments) {
    if (RENAMED_FAMILIES.every((family) => Object.keys(formerly[family]).length === 0)) continue;
    const now = (setting: string) => settingNow(setting, formerly);
    for (const stack of app.node.children) {
      if (!(stack instanceof PlatformStack) || stack.environment !== name) continue;
      for (const construct of stack.node.findAll()) showSetting(construct, now);
      stack.tellBy(now);
    }
  }
}
