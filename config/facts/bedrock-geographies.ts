/**
 * Beginnings of regions that may ask profiles of a part of the world, which share questions among its regions. By part of the
 * world and not by region, because lists of regions differ from model to model and grow; regions of the Middle East and
 * Africa are in those of Europe or Asia, by model. Source: Bedrock user guide, "Supported Regions and models for inference
 * profiles" and "Geographic cross-Region inference".
 */
const ASKED_FROM = {
  us: ["us-east-", "us-west-", "ca-", "mx-", "sa-"],
  "us-gov": ["us-gov-"],
  eu: ["eu-", "il-", "me-", "af-"],
  apac: ["ap-", "il-", "me-", "af-"],
  jp: ["ap-northeast-"],
  au: ["ap-southeast-"],
  ca: ["ca-"],
  sa: ["sa-"],
  global: ["us-east-", "us-west-", "ca-", "mx-", "sa-", "eu-", "ap-", "il-", "me-", "af-"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Part of the world whose regions a profile of AWS shares questions among. */
type Geography = keyof typeof ASKED_FROM;

/** Name of a profile that sends questions on, and of the model behind it: two words with a full stop at least. */
const PROFILE = new RegExp(`^(?<geography>${Object.keys(ASKED_FROM).join("|")})\\.(?<model>[^.]+\\..+)$`);

/** Model behind a profile of AWS that sends questions on; undefined where a name is that of a model itself. */
export const behindProfile = (name: string): string | undefined => PROFILE.exec(name)?.groups?.model;

/** Part of the world of a profile, of models or of guardrails; undefined where a name is that of a model itself. */
function geographyOf(name: string): Geography | undefined {
  const found = PROFILE.exec(name)?.groups?.geography;
  return Object.keys(ASKED_FROM).find((known): known is Geography => known === found);
}

/**
 * Beginning of the names that would do in the region instead: `eu`; undefined where the name is right there, that of a
 * model itself, or nothing is known of the region.
 */
export function geographyInstead(name: string, region: string): string | undefined {
  const geography = geographyOf(name);
  const fits = (known: Geography) => ASKED_FROM[known].some((beginning) => region.startsWith(beginning));
  if (geography === undefined || fits(geography)) return undefined;
  return (["us", "us-gov", "eu", "apac"] as const).find(fits);
}
