import { DOMAIN_RECORDS } from "../schema/domains";
import { entries, errorAt, perEnvironment } from "./check";

/** What is there is of one domain at most: two that say something of it would each think it theirs. */
export const domains = perEnvironment((env) =>
  DOMAIN_RECORDS.flatMap((record) => {
    const owners = new Map<string, string[]>();
    for (const [name, domain] of entries(env.data.domains)) {
      for (const key of new Set(domain[record])) owners.set(key, [...(owners.get(key) ?? []), name]);
    }
    return [...owners].flatMap(([key, names]) =>
      names.length < 2
        ? []
        : [
            errorAt(
              env,
              [record, key],
              `is of ${names.length} domains: ${names.join(", ")}`,
              "give it to one of them, or another key; what is for several is a part of its own (definePart)",
            ),
          ],
    );
  }),
);
