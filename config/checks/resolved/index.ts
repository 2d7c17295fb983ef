import type { ResolvedCheck } from "./check";
import { deadGrants } from "./dead-grants";
import { locationGrants } from "./location-grants";
import { readerData } from "./reader-data";
import { requestFinders } from "./request-finders";

export type { ResolvedFiles } from "./check";

/** Every check of a configuration without errors; one file each. They warn. */
export const resolvedChecks: readonly ResolvedCheck[] = [deadGrants, locationGrants, readerData, requestFinders];
