import type { Layer } from "./stacks";

/** Tags of one stack's AWS resources; later ones win. Keys are stable: cost reports group by them. */
export function stackTags(
  tags: Readonly<Record<string, string>>,
  where: { readonly platform: string; readonly environment: string; readonly layer: Layer },
): Record<string, string> {
  return {
    ...tags,
    Platform: where.platform,
    Environment: where.environment,
    Layer: where.layer,
    ManagedBy: "terraform",
  };
}
