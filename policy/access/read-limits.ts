import type { Securable } from "../../config/facts/securables";
import { blocks, text, texts } from "../../emitted/resources";
import type { Limit, Tag, Tagged } from "./model";
import type { Objects } from "./objects";
import type { Principals, Reading } from "./reading";

/** Kind of policy → what it does. Others grant, and are no limits. */
const DOES: Readonly<Record<string, Limit["does"]>> = {
  POLICY_TYPE_COLUMN_MASK: "mask",
  POLICY_TYPE_ROW_FILTER: "filter",
};

/** Policies by which some see less of tables than they may read. */
export function limitsIn(reading: Reading, principals: Principals, objects: Objects): Limit[] {
  return reading.all("databricks_policy_info").flatMap(({ stack, args, at }): Limit[] => {
    const does = DOES[text(args.policy_type)];
    if (does === undefined) return [];
    const kind = text(args.on_securable_type).toLowerCase() as Securable;
    const name = reading.textOf(stack, args.on_securable_fullname);
    const [call] = blocks(does === "mask" ? args.column_mask : args.row_filter);
    const masked = blocks(args.match_columns).find(({ alias }) => alias === call?.on_column);
    const who = (named: unknown) => texts(named).map((one) => principals.named(stack, one, "group"));
    return [
      {
        policy: text(args.name),
        does,
        object: objects.named(stack, name, kind),
        kind,
        name,
        to: who(args.to_principals),
        except: who(args.except_principals),
        function: reading.textOf(stack, call?.function_name),
        column: masked === undefined ? undefined : taggedIn(text(masked.condition)),
        when: text(args.when_condition) === "" ? undefined : taggedIn(text(args.when_condition)),
        at,
      },
    ];
  });
}

/** `has_tag_value('pii', 'iban')` as what it asks; what is put otherwise is kept as it is. */
function taggedIn(condition: string): Tagged {
  const [, tag, value] = /^has_tag(?:_value)?\('((?:[^'\\]|\\.)*)'(?:, *'((?:[^'\\]|\\.)*)')?\)$/.exec(condition) ?? [];
  return tag === undefined
    ? { tag: condition }
    : { tag: unquoted(tag), ...(value !== undefined && { value: unquoted(value) }) };
}

const unquoted = (quoted: string): string => quoted.replace(/\\(.)/g, "$1");

/** Tags that the configuration puts on catalogs, schemas, tables and columns. */
export function tagsIn(reading: Reading): Tag[] {
  return reading.all("databricks_entity_tag_assignment").map(({ stack, args, at }) => ({
    kind: text(args.entity_type).replace(/s$/, ""),
    name: reading.textOf(stack, args.entity_name),
    tag: text(args.tag_key),
    value: text(args.tag_value),
    at,
  }));
}
