import { blocks, texts } from "../../emitted/resources";
import type { ActsAs, Granted } from "./model";
import type { Objects } from "./objects";
import type { Principals, Reading } from "./reading";

interface Runner {
  /** Levels that let somebody start it, change it or look through it. */
  readonly levels: readonly string[];
  readonly words: string;
}

/** Type → who uses it with the rights of somebody else. */
const RUNNERS: Readonly<Record<string, Runner>> = {
  databricks_job: { levels: ["CAN_MANAGE_RUN", "CAN_MANAGE", "IS_OWNER"], words: "which runs as" },
  databricks_pipeline: { levels: ["CAN_RUN", "CAN_MANAGE", "IS_OWNER"], words: "which runs as" },
  databricks_dashboard: {
    levels: ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"],
    words: "which shows what its publisher sees,",
  },
};

/** What lets somebody do things with the rights of somebody else. */
export function actsAsIn(reading: Reading, principals: Principals, objects: Objects, deployer: string): ActsAs[] {
  return reading.all(...Object.keys(RUNNERS)).flatMap(({ type, stack, address, args }): ActsAs[] => {
    const runner = RUNNERS[type] as Runner;
    const object = objects.named(stack, `\${${address}.id}`, "workspace object");
    if (type === "databricks_dashboard") {
      return args.embed_credentials === true ? [{ object, ...runner, as: deployer }] : [];
    }
    const [runAs] = blocks(args.run_as);
    const as = runAs?.service_principal_name ?? runAs?.user_name;
    return [{ object, ...runner, as: as === undefined ? deployer : principals.named(stack, as, "service principal") }];
  });
}

/** Role on a service principal that lets somebody run things as it. */
const USER = "roles/servicePrincipal.user";

/** Who may act as a service principal without anything between. */
export function usersIn(
  reading: Reading,
  principals: Principals,
  objects: Objects,
): { readonly granted: readonly Granted[]; readonly actsAs: readonly ActsAs[] } {
  const found = reading.all("databricks_access_control_rule_set").flatMap(({ stack, args, at }) => {
    const name = String(args.name).replaceAll(/\$\{[^}]*\}/g, (expression) => reading.identity(stack, expression));
    const named = /\/servicePrincipals\/([^/]+)\/ruleSets\//.exec(name)?.[1];
    if (named === undefined) return [];
    const as = principals.named(stack, named, "service principal");
    const object = objects.named(
      stack,
      principals.byKey.get(as)?.name ?? named,
      "workspace object",
      "service principal",
    );
    return blocks(args.grant_rules).flatMap(({ role, principals: who }) =>
      texts(who).map((one) => ({
        as,
        granted: {
          principal: principals.named(stack, one.slice(one.indexOf("/") + 1), "group"),
          privilege: String(role),
          object,
          at,
        },
      })),
    );
  });
  return {
    granted: found.map(({ granted }) => granted),
    actsAs: [...new Map(found.map(({ as, granted }) => [granted.object, as] as const))].map(([object, as]) => ({
      object,
      levels: [USER],
      as,
      words: "which it may act as,",
    })),
  };
}
