import { blocks, resourcesOf, texts } from "../../emitted/resources";
import { SECURABLES, WITHOUT_MANAGE } from "../grants";
import type { Rule } from "../rule";

export const databricksDeployerKeepsManage: Rule = {
  id: "databricks-deployer-keeps-manage",
  description:
    "Every databricks_grants leaves MANAGE to somebody, because it takes away what it does not list: also the right to change the grants again, and that of Terraform. ALL_PRIVILEGES does not include MANAGE.",
  check: ({ json }) =>
    resourcesOf(json, "databricks_grants")
      .filter(({ args }) => {
        const kind = SECURABLES.find((name) => args[name] !== undefined) ?? "";
        const privileges = blocks(args.grant).flatMap((grant) => texts(grant.privileges));
        return !WITHOUT_MANAGE.includes(kind) && !privileges.some((privilege) => /^manage$/i.test(privilege));
      })
      .map(({ address }) => ({
        address,
        message: "the grants leave MANAGE to nobody",
        fix: "grant MANAGE to the deployer's service principal",
      })),
};
