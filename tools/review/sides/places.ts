import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSources } from "../../../config/load";
import { originOf } from "../../../config/origins";
import { configFileOf, metadataAt } from "../../../emitted/settings";
import type { StackJson } from "../../../emitted/stacks";
import { lineOf } from "../../where/line";

/** The setting that something is made for. */
export interface Place {
  /** `zones.raw`. */
  readonly setting: string;
  /** The file that says it, relative to the folder of the project. */
  readonly file: string;
  /** Where it can be found there. */
  readonly line?: number;
}

/** Finds the setting of a resource or data source of a stack. */
export type Places = (json: StackJson, address: string) => Place | undefined;

/** @param project folder whose `config/` the stacks are made of; undefined: lines are not known */
export function placesIn(project: string | undefined): Places {
  const known = project === undefined ? undefined : sourcesIn(project);
  const found = new Map<string, Place>();
  return (json, address) => {
    const file = configFileOf(json);
    const setting = metadataAt(json, address)?.setting;
    if (file === undefined || setting === undefined) return undefined;
    const key = `${file}\n${setting}`;
    const place = found.get(key) ?? known?.(file, setting) ?? { setting, file };
    found.set(key, place);
    return place;
  };
}

function sourcesIn(project: string) {
  const { account, environments } = readSources(project);
  const texts = new Map<string, string>();
  const textOf = (file: string) => {
    const path = join(project, file);
    const text = texts.get(file) ?? (existsSync(path) ? readFileSync(path, "utf8") : "");
    texts.set(file, text);
    return text;
  };
  return (file: string, setting: string): Place => {
    const source = [account, ...environments].find((one) => one.file === file);
    const [said = file] = (source?.origins && originOf(source.origins, setting).files) ?? [];
    const line = lineOf(textOf(said), setting.split("."))?.line;
    return { setting, file: said, ...(line === undefined ? {} : { line }) };
  };
}
