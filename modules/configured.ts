import type { IConstruct, Node } from "constructs";

/** Type of the entry in a construct's metadata. */
const SETTING = "setting";
/** The same by the keys that entries have now. */
const SHOWN = "setting-shown";

/**
 * Says for which setting of the configuration a construct is made, and everything in it that does not say another one.
 * @param setting path in the configuration file, `catalogs.sales`; one that starts with a dot is below the setting of
 * the construct around it: `.schemas.gold` in there is `catalogs.sales.schemas.gold`
 */
export function configured<C extends IConstruct>(construct: C, setting: string): C {
  construct.node.addMetadata(SETTING, setting);
  return construct;
}

/** Says the setting of a construct by the key that it has now, where it says one itself. */
export function showSetting(construct: IConstruct, now: (setting: string) => string): void {
  const said = saidBy(construct.node, SETTING);
  if (said === undefined || said.startsWith(".")) return;
  construct.node.addMetadata(SHOWN, now(said));
}

/** The setting that a construct is made for; undefined where neither it nor a construct around it says one. */
export const settingOf = (construct: IConstruct): string | undefined => settingBy(construct, SETTING);

/** The same as it is shown: by the keys that entries have now. */
export const shownSettingOf = (construct: IConstruct): string | undefined => settingBy(construct, SHOWN, SETTING);

function settingBy(construct: IConstruct, ...types: readonly string[]): string | undefined {
  let below = "";
  for (const { node } of [...construct.node.scopes].reverse()) {
    const said = saidBy(node, ...types);
    if (said === undefined) continue;
    if (!said.startsWith(".")) return said + below;
    below = said + below;
  }
  return undefined;
}

/** What a construct says itself, by the first of some types of metadata that it has. */
function saidBy({ metadata }: Node, ...types: readonly string[]): string | undefined {
  const said: unknown = types.flatMap((type) => metadata.filter((entry) => entry.type === type))[0]?.data;
  return typeof said === "string" ? said : undefined;
}
