import type { IConstruct } from "constructs";

/** Type of the entry in a construct's metadata. */
const SETTING = "setting";

/**
 * Says for which setting of the configuration a construct is made, and everything in it that does not say another one.
 * @param setting path in the configuration file, `catalogs.sales`; one that starts with a dot is below the setting of
 * the construct around it: `.schemas.gold` in there is `catalogs.sales.schemas.gold`
 */
export function configured<C extends IConstruct>(construct: C, setting: string): C {
  construct.node.addMetadata(SETTING, setting);
  return construct;
}

/** The setting that a construct is made for; undefined where neither it nor a construct around it says one. */
export function settingOf(construct: IConstruct): string | undefined {
  let below = "";
  for (const { node } of [...construct.node.scopes].reverse()) {
    const said: unknown = node.metadata.find(({ type }) => type === SETTING)?.data;
    if (typeof said !== "string") continue;
    if (!said.startsWith(".")) return said + below;
    below = said + below;
  }
  return undefined;
}
