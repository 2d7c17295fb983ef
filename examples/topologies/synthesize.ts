import { loadPlatform } from "../../config/load";
import { buildPlatform } from "../../main";

// Writes every stack of the examples to the folder that is named: `tsx examples/topologies/synthesize.ts FOLDER`.
const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error("name the folder to write to");
buildPlatform(loadPlatform(__dirname).platform, outdir).synth();
