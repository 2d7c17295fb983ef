import { type JobInput, PROGRAMS, told } from "./workloads";

type Task = Extract<JobInput["tasks"][string], { type: "great-expectations" }>;

/** Checks of the table of orders. */
export const ordersSuite = (change: Partial<Task> = {}): Task => ({
  type: "great-expectations",
  suites: [{ file: "suites/orders.json", catalog: "sales", schema: "silver", table: "orders" }],
  results: { catalog: "sales", schema: "gold", table: "check_results" },
  ...change,
});

/** A job that goes on where the orders are good. */
export const checked = (change: Partial<JobInput> = {}): JobInput =>
  told({
    program: { folder: `${PROGRAMS}/checks` },
    tasks: {
      check: ordersSuite(),
      publish: { type: "source", source: "orders", dependsOn: [{ task: "check" }] },
      look: ordersSuite({ onFailure: "report" }),
      good: {
        type: "condition",
        left: "{{tasks.look.values.success}}",
        op: "EQUAL_TO",
        right: "true",
        dependsOn: [{ task: "look" }],
      },
    },
    ...change,
  });
