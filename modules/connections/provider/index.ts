import type { ProviderModel } from "../../../config/kinds/connections/provider";
import type { Contributions } from "../../kinds/contribution";
import { literal } from "../../terraform/literal";
import { Provider } from "./provider";

export const contributions: Contributions<ProviderModel> = {
  connections(scope, id, { entry: provider, protection }) {
    return {
      provider_names:
        provider.mode === "token"
          ? new Provider(scope, id, { provider, preventDestroy: protection.preventDestroy }).providerName
          : literal(provider.name),
    };
  },
};
