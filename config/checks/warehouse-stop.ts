import { SHORTEST_STOP } from "../facts/sql-warehouses";

/** What is wrong with the minutes after which a warehouse stops, if anything is. */
export function shortestStop(
  minutes: number | undefined,
  serverless: boolean | undefined,
): { readonly message: string; readonly fix: string }[] {
  if (minutes === undefined || serverless === undefined || minutes === 0) return [];
  const shortest = SHORTEST_STOP.value[serverless ? "serverless" : "classic"];
  if (minutes >= shortest) return [];
  const what = serverless ? "a serverless warehouse" : "a warehouse that is not serverless";
  return [
    { message: `${what} cannot stop after ${minutes} minutes`, fix: `use at least ${shortest}, or 0 to never stop it` },
  ];
}
