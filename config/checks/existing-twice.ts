import type { Problem } from "../problem";
import { errorAt, type Path, perEnvironment, repeated } from "./check";
import { walk } from "./walk";

/** Fields that say which existing thing is meant, the first that an entry has. */
export const IDENTITY_FIELDS = ["id", "name"] as const;

/** An entry of a record that names a thing that is there already. */
interface Existing {
  readonly path: Path;
  /** What it means: field and value. */
  readonly identity: string | undefined;
}

/** A thing that exists is named by one key of a record. Kinds say of their entries what is theirs alone (`exclusive`). */
export const existingTwice = perEnvironment((env): Problem[] => {
  const found = walk(env.data).flatMap(({ path, value }) => (isExisting(value) ? [existing(path, value)] : []));
  return repeated(found, ({ path, identity }) => identity && JSON.stringify([path.slice(0, -1), identity])).map(
    ([later, earlier]) =>
      errorAt(
        env,
        later.path,
        `is what ${earlier.path.join(".")} is already`,
        "keep one of them, and write its key where the other is named",
      ),
  );
});

function existing(path: Path, value: Readonly<Record<string, unknown>>): Existing {
  const field = IDENTITY_FIELDS.find((name) => typeof value[name] === "string");
  return {
    path,
    identity: field && JSON.stringify([field, value[field]]),
  };
}

const isExisting = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && "mode" in value && value.mode === "existing" && !("kind" in value);
