/** Columns of the one row that a query about problems gives. */
export const PROBLEMS = "problems";
const WHAT = "what";

/** The number of problems, and a sentence for each, of rows with a column `problem` under the name `found`. */
export const COUNT_OF_FOUND = `SELECT count(*) AS ${PROBLEMS}, concat_ws('; ', sort_array(collect_list(problem))) AS ${WHAT} FROM found`;
