import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

/** Files arrive in raw zones; what Unity Catalog manages is in the others. */
export const zoneKinds = perEnvironment((env) => [
  ...entries(env.data.sources).flatMap(([key, { zone }]) => wrongKind(env, ["sources", key, "zone"], zone, "raw")),
  ...entries(env.data.catalogs).flatMap(([key, catalog]) => [
    ...wrongKind(env, ["catalogs", key, "zone"], catalog.zone, "managed"),
    ...entries(catalog.schemas).flatMap(([name, { zone }]) =>
      wrongKind(env, ["catalogs", key, "schemas", name, "zone"], zone, "managed"),
    ),
  ]),
]);

const WRONG = {
  raw: ["holds managed tables, and sources read files as they arrive", 'use a zone of kind "raw"'],
  managed: ["holds files as they arrive, not managed tables", 'use a zone of kind "processed" or "curated"'],
} as const;

function wrongKind(env: EnvironmentDraft, path: Path, name: string | undefined, wanted: keyof typeof WRONG): Problem[] {
  const zones = env.data.zones ?? {};
  const kind = name !== undefined && Object.hasOwn(zones, name) ? zones[name]?.kind : undefined;
  if (kind === undefined || (kind === "raw") === (wanted === "raw")) return [];
  const [what, fix] = WRONG[wanted];
  return [errorAt(env, path, `zone ${name} is of kind "${kind}": it ${what}`, fix)];
}
