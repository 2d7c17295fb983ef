/** Seconds that one data point of an alarm or a chart covers. */
export const PERIOD_SECONDS = 300;
