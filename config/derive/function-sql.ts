import type { SqlFunction } from "../function-library";

/** Head and body of a function, after its name: `(value STRING) RETURNS STRING RETURN …`. */
export const functionText = ({ parameters, returns, body }: SqlFunction, comment = ""): string => {
  const list = Object.entries(parameters).map(([name, type]) => `${name} ${type}`);
  return `(${list.join(", ")})\nRETURNS ${returns}${comment}\nRETURN ${body}`;
};
