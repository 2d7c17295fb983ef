import { join } from "node:path";
import { loadPlatform } from "../config/load";
import { buildPlatform } from "../main";

// Writes every stack of an example to the folder that is named: `tsx examples/synthesize.ts EXAMPLE FOLDER`.
const [example, outdir] = process.argv.slice(2);
if (example === undefined || outdir === undefined) throw new Error("name the example, and the folder to write to");
buildPlatform(loadPlatform(join(__dirname, example)).platform, outdir).synth();
