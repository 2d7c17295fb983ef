import { type App, TerraformProvider, TerraformStack } from "cdktf";
import { CHOSEN_PROVIDERS } from "../../config/facts/providers";
import type { Account } from "../../config/model";

/** Puts the versions that are set in the place of those that the bindings were made for. */
export function useProviderVersions(app: App, { providers }: Account): void {
  for (const stack of app.node.children.filter(TerraformStack.isStack)) {
    const present = stack.node.findAll().filter(TerraformProvider.isTerraformProvider);
    for (const name of CHOSEN_PROVIDERS) {
      const version = providers[name];
      if (version === undefined || !present.some((one) => one.terraformResourceType === name)) continue;
      stack.addOverride(`terraform.required_providers.${name}.version`, version);
    }
  }
}
