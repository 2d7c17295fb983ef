import { type Family, plain, type Right, text, textsOf } from "./right";

/** Row filters and masks that hold by tags: whom they leave out sees everything. */
export const dataPolicies: Family = plain(["databricks_policy_info"], ({ values }): Right[] => {
  const on = `${text(values.on_securable_type).toLowerCase()} ${text(values.on_securable_fullname)}`;
  const what = text(values.policy_type).endsWith("COLUMN_MASK") ? "see unmasked, past" : "see every row, past";
  const { when_condition, match_columns, column_mask, row_filter, for_securable_type } = values;
  const rules = [when_condition, match_columns, column_mask, row_filter, for_securable_type];
  const under = rules.map((rule) => (rule === undefined || rule === null ? "" : plainText(rule))).filter(Boolean);
  const policy = `${what} ${text(values.name)} of`;
  return [
    ...textsOf(values.to_principals).map((who) => ({
      ...{ who, what: policy, on, denies: true as const },
      under: under.join(" and "),
    })),
    ...textsOf(values.except_principals).map((who) => ({ who, what: policy, on, under: "" })),
  ];
});

const plainText = (rule: unknown): string => (typeof rule === "string" ? rule : JSON.stringify(rule));

/** Tags that filters and masks hold by: without them everybody sees it. */
export const dataTags: Family = plain(["databricks_entity_tag_assignment"], ({ values }) => {
  const tag = [text(values.tag_key), text(values.tag_value)].filter(Boolean).join(" = ");
  const on = `${text(values.entity_type).replace(/s$/, "")} ${text(values.entity_name)}`;
  return [{ who: "everybody", what: `see without what holds by tag ${tag}`, on, under: "", denies: true as const }];
});
