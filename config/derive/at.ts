/** The value of a key that is known to be there, because the configuration was checked. */
export function at<T>(record: Readonly<Record<string, T>>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new Error(`"${key}" is not there; there are: ${Object.keys(record).join(", ")}`);
  return value;
}
