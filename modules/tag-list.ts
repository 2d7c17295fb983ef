type Tags = Readonly<Record<string, string>>;

/** Tags by their keys: Databricks and AWS know no order of them, so that another order in the configuration is no change. */
export const byKey = (tags: Tags): (readonly [key: string, value: string])[] =>
  Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));

/** Tags as a list of pairs, which Databricks and some of AWS's services take. */
export const tagList = (tags: Tags): { readonly key: string; readonly value: string }[] =>
  byKey(tags).map(([key, value]) => ({ key, value }));
