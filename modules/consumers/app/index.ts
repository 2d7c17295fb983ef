import type { AppModel } from "../../../config/kinds/consumers/app";
import type { Contributions } from "../../kinds/contribution";
import { App } from "./app";
import { resourcesOf } from "./resources";

export const contributions: Contributions<AppModel> = {
  serving(scope, id, context) {
    const { entry: consumer } = context;
    const made = new App(scope, id, {
      consumer,
      resources: resourcesOf(consumer.resources, context),
      deployerApplicationId: context.deployer.applicationId,
    });
    return { app_names: made.appName, app_urls: made.url, app_principals: made.principal };
  },
};
