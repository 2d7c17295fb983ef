/** One part of a zone's name in its own spelling: `Port-au-Prince`, `DumontDUrville`; `UTC`, `EST5EDT`, `GMT+5`, `GB-Eire`. */
const PART = /^([A-Z][a-z][A-Za-z_-]*|[A-Z]{1,3}(\d([A-Z]{3})?|[+-]\d{1,2}|-[A-Z][A-Za-z]+)?)$/;

/**
 * Whether a name is an IANA time zone that this runtime knows, older and newer names of the same zone included
 * (Asia/Calcutta and Asia/Kolkata). The runtime overlooks capitals, and Databricks (Java) does not, so `europe/berlin`
 * is none. Nor is an offset such as `+01:00`. Source: Databricks, Jobs API, `timezone_id`, August 2026.
 */
export function isTimeZone(name: string): boolean {
  if (!name.split("/").every((part) => PART.test(part))) return false;
  const known = lookUp(name);
  // Of an alias, the runtime tells only the zone that it stands for.
  return known !== undefined && (known === name || known.toLowerCase() !== name.toLowerCase());
}

function lookUp(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
