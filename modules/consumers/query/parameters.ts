import type { QueryParameter } from "@cdktf/provider-databricks/lib/query";
import type { QueryModel } from "../../../config/kinds/consumers/query";
import { literal } from "../../terraform/literal";

type Parameter = QueryModel["parameters"][string];
type Values = {
  readonly [T in Parameter["type"]]: (parameter: Extract<Parameter, { type: T }>) => Omit<QueryParameter, "name">;
};

const VALUES: Values = {
  text: ({ value }) => ({ textValue: { value: literal(value) } }),
  number: ({ value }) => ({ numericValue: { value } }),
  date: ({ value }) => ({ dateValue: { dateValue: value, precision: "DAY_PRECISION" } }),
  choice: ({ options, value }) => ({
    enumValue: { enumOptions: options.map(literal).join("\n"), values: [literal(value)] },
  }),
};

const writtenAs = <T extends Parameter["type"]>(type: T, parameter: Extract<Parameter, { type: T }>) =>
  VALUES[type](parameter);

/** What a query asks for, in the order of the configuration. */
export const queryParameters = (parameters: QueryModel["parameters"]): QueryParameter[] =>
  Object.entries(parameters).map(([name, parameter]) => ({
    name,
    title: literal(parameter.title ?? name),
    ...writtenAs(parameter.type, parameter),
  }));
