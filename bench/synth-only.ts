/** Measured process: the project's synthesis without the type check. */
import { join } from "node:path";
import { loadPlatform } from "../config/load";
import { emit, takeOutdir } from "./emit";

const { platform } = loadPlatform(join(__dirname, ".."));
process.stdout.write(JSON.stringify(emit(platform, takeOutdir())));
