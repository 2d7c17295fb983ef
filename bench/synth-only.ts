/** Measured process: the project's synthesis without the type check. */
import { loadPlatform } from "../config/load";
import { ROOT, synthesizeOnly } from "./synthesize-only";

synthesizeOnly(() => loadPlatform(ROOT));
