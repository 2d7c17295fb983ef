import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, type Rule, textOf } from "./rules";

/** Source: Databricks, "Install libraries": eggs are not supported from runtime 14.0. */
const noEgg: Rule = form(
  /^(?!.*\.egg$)/i,
  "is an egg, which runtimes from 14.0 do not install",
  "build a wheel from the same sources, with python -m build, and name that",
);

/** A file that ends in one way, inside a volume. */
const fileOf = (end: "whl" | "jar" | "txt", what: string, example: string) =>
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    noEgg,
    form(
      new RegExp(`^(?!.*(?:^|/)\\.{1,2}/)[\\w][\\w.=+-]*(?:/[\\w][\\w.=+-]*)*\\.${end}$`),
      `is not ${what} in a volume`,
      `write its path from the root of the volume: ${example}`,
    ),
  );

/** Wheel of Python inside a volume. */
export const wheelFile = named(
  { one: "wheel in a volume", many: "wheels in a volume" },
  fileOf("whl", "a wheel", "dist/acme_rules-1.4.0-py3-none-any.whl"),
);

/** JAR inside a volume. */
export const jarFile = named(
  { one: "JAR in a volume", many: "JARs in a volume" },
  fileOf("jar", "a JAR", "rules-1.4.0.jar"),
);

/** List of packages as pip reads it, inside a volume. */
export const requirementsFile = named(
  { one: "requirements file in a volume", many: "requirements files in a volume" },
  fileOf("txt", "a requirements file", "requirements.txt"),
);

/** Package of PyPI, with its version. Source: PEP 508. */
export const pypiPackage = named(
  { one: "package of PyPI", many: "packages of PyPI" },
  textOf(
    { most: 300 },
    oneLine,
    notPadded,
    noEgg,
    form(
      /^[A-Za-z0-9][\w.-]*(?:\[[\w,.-]+\])?==[\w.!+-]+$/,
      "is not a package with its version",
      "write what the cluster shall have, so that each start installs the same: holidays==0.84",
    ),
  ),
);

/** Coordinates of Maven, with the version. Source: provider 1.99.0, databricks_library, maven. */
export const mavenCoordinates = named(
  { one: "Maven coordinates", many: "Maven coordinates" },
  formed(
    /^[A-Za-z0-9][\w.-]*:[A-Za-z0-9][\w.-]*:[A-Za-z0-9][\w.-]*$/,
    "are not Maven coordinates",
    "write group, artifact and version: com.acme:rules_2.13:1.4.0",
  ).max(300),
);

/** What coordinates of Maven begin with. */
export const mavenPrefix = named(
  { one: "beginning of Maven coordinates", many: "beginnings of Maven coordinates" },
  formed(
    /^[A-Za-z0-9][\w.-]*:(?:[A-Za-z0-9][\w.-]*(?::(?:[A-Za-z0-9][\w.-]*)?)?)?$/,
    "is no beginning of Maven coordinates",
    'write com.acme:rules_2.13:1.4.0 for one version, "com.acme:rules_2.13:" for all of them, "com.acme:" for all of a group',
  ).max(300),
);

/** What Maven is not to bring along. Source: provider 1.99.0, databricks_library, exclusions. */
export const mavenExclusion = named(
  { one: "exclusion of Maven", many: "exclusions of Maven" },
  formed(
    /^(?:\*|[A-Za-z0-9][\w.-]*):(?:\*|[A-Za-z0-9][\w.-]*)$/,
    "is not an exclusion of Maven",
    'write group and artifact: "org.slf4j:slf4j-api", or "*:hadoop-client"',
  ).max(200),
);

/** Package of CRAN. */
export const cranPackage = named(
  { one: "package of CRAN", many: "packages of CRAN" },
  formed(
    /^[A-Za-z][A-Za-z0-9.]*[A-Za-z0-9]$/,
    "is not a package of CRAN",
    "write its name as CRAN has it: forecast",
  ).max(100),
);

/** Repository of packages over HTTPS, which asks for no password. */
export const packageRepository = named(
  { one: "repository of packages", many: "repositories of packages" },
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[^@?#]*$/,
      "is not the address of a repository over HTTPS, without a name, secret or query in it",
      "name one that asks for no password, or put the file into a volume",
    ),
    form(
      /^https:\/\/[a-z0-9][a-z0-9.-]*\.[a-z]{2,63}(?::\d{2,5})?(?:\/[\w.~%-]+)*\/?$/,
      "is not the address of a repository",
      "write it with its host: https://packages.acme.example/simple",
    ),
  ),
);
