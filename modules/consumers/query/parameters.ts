import type { QueryParameter } from "@cdktf/provider-databricks/lib/query";
import type { QueryModel } from "../../../config/kinds/consumers/query";
import { literal } from "../../terraform/literal";

type Parameter = QueryModel["parameters"][string];
type Values = {
  readonly [T in Parameter["type"]]: (
    parameter: Extract<Parameter, { type: T }>,
    queryId: (key: string) => string,
  ) => Omit<QueryParameter, "name">;
};
/** What may be chosen from several texts. */
type Chosen = Extract<Parameter, { type: "choice" | "query" }>;

const QUOTES = { plain: "", single: "'", double: '"' } as const;

const chosen = ({ value, furtherValues, several }: Chosen) => ({
  values: [value, ...furtherValues].map(literal),
  ...(several !== undefined && {
    multiValuesOptions: {
      separator: ",",
      ...(several !== "plain" && { prefix: QUOTES[several], suffix: QUOTES[several] }),
    },
  }),
});

const VALUES: Values = {
  text: ({ value }) => ({ textValue: { value: literal(value) } }),
  number: ({ value }) => ({ numericValue: { value } }),
  date: ({ value, moving }) => ({
    dateValue: {
      ...(value !== undefined && { dateValue: value }),
      ...(moving !== undefined && { dynamicDateValue: moving }),
      precision: "DAY_PRECISION",
    },
  }),
  "date-range": ({ from, to, moving }) => ({
    dateRangeValue: {
      ...(from !== undefined && to !== undefined && { dateRangeValue: { start: from, end: to } }),
      ...(moving !== undefined && { dynamicDateRangeValue: moving }),
      precision: "DAY_PRECISION",
    },
  }),
  choice: (parameter) => ({
    enumValue: { enumOptions: parameter.options.map(literal).join("\n"), ...chosen(parameter) },
  }),
  query: (parameter, queryId) => ({ queryBackedValue: { queryId: queryId(parameter.query), ...chosen(parameter) } }),
};

const writtenAs = <T extends Parameter["type"]>(
  type: T,
  parameter: Extract<Parameter, { type: T }>,
  queryId: (key: string) => string,
) => VALUES[type](parameter, queryId);

/**
 * What a query asks for, in the order of the configuration.
 * @param queryId id of a query that gives values, by its key
 */
export const queryParameters = (
  parameters: QueryModel["parameters"],
  queryId: (key: string) => string,
): QueryParameter[] =>
  Object.entries(parameters).map(([name, parameter]) => ({
    name,
    title: literal(parameter.title ?? name),
    ...writtenAs(parameter.type, parameter, queryId),
  }));
