import { z } from "zod";
import { distinct, slug, ucName } from "./common";
import { ref } from "./ref";
import {
  cranPackage,
  jarFile,
  mavenCoordinates,
  mavenExclusion,
  mavenPrefix,
  packageRepository,
  pypiPackage,
  requirementsFile,
  wheelFile,
} from "./text/libraries";
import { folder, s3Url } from "./text/paths";

const inVolume = {
  /** Catalog (key of `catalogs`) of the volume. */
  catalog: ref("catalog"),
  /** Schema of the catalog. */
  schema: ref("schema", { reads: true }),
  /** Volume of the schema, one of its `volumes`. */
  volume: ucName,
};

/** Of JARs and Maven on compute of access mode `standard`. */
const onAllowlist = {
  /**
   * It is on the metastore's allowlist, of which this configuration says nothing. Default false: compute of access mode
   * `standard` needs it in `metastore.artifactAllowlist`.
   */
  allowlisted: z.boolean().default(false),
};

/** What is installed on compute for all that runs there. */
const library = z.discriminatedUnion("type", [
  z.strictObject({
    /** A package of PyPI. */
    type: z.literal("pypi"),
    /** Package with its version: `holidays==0.84`. */
    package: pypiPackage,
    /** Index that has it, reached by the cluster without a password. Default: the cluster's, PyPI. */
    repo: packageRepository.optional(),
  }),
  z.strictObject({
    /** A wheel in a volume. */
    type: z.literal("wheel"),
    ...inVolume,
    /** Its path in the volume: `dist/acme_rules-1.4.0-py3-none-any.whl`. Another version has another name. */
    file: wheelFile,
  }),
  z.strictObject({
    /** A list of packages in a volume, as pip reads it; of runtimes from 15.0. */
    type: z.literal("requirements"),
    ...inVolume,
    /** Its path in the volume: `requirements.txt`. */
    file: requirementsFile,
  }),
  z.strictObject({
    /** A JAR in a volume. */
    type: z.literal("jar"),
    ...inVolume,
    /** Its path in the volume: `rules-1.4.0.jar`. Another version has another name. */
    file: jarFile,
    ...onAllowlist,
  }),
  z.strictObject({
    /** An artifact of Maven with all that it needs. */
    type: z.literal("maven"),
    /** Group, artifact and version: `com.acme:rules_2.13:1.4.0`. */
    coordinates: mavenCoordinates,
    /** Repository that has it, which Databricks reaches without a password. Default: Maven Central and Spark Packages. */
    repo: packageRepository.optional(),
    /** What it needs and is not brought along: `["org.slf4j:slf4j-api"]`. Default none. */
    exclusions: distinct(z.array(mavenExclusion)).default([]),
    ...onAllowlist,
  }),
  z.strictObject({
    /** A package of R, on compute of access mode `dedicated`. */
    type: z.literal("cran"),
    /** Its name. */
    package: cranPackage,
    /** Mirror that has it. Default: the one of Databricks. */
    repo: packageRepository.optional(),
  }),
]);

/** Libraries by key. Default none. */
export const libraries = z.record(slug, library).default({});

const place = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A volume of this environment, or a folder of it. */
    mode: z.literal("volume"),
    ...inVolume,
    /** Folder of it. Default: all of it. */
    folder: folder.optional(),
  }),
  z.strictObject({
    /** A folder of S3. */
    mode: z.literal("s3"),
    /** The folder: `s3://acme-artifacts/jars`. */
    url: s3Url,
  }),
]);

/**
 * What compute of access mode `standard` installs and runs beside Python's packages, in every workspace of the metastore. Each
 * list is complete: what somebody added by hand is taken off it.
 */
export const artifactAllowlist = z.strictObject({
  /** Where JARs lie that may be installed. Who can write there decides what runs on shared compute. Default none. */
  jars: z.array(place).default([]),
  /** What coordinates of Maven begin with that may be installed: `["com.acme:rules_2.13:"]`. Default none. */
  maven: distinct(z.array(mavenPrefix)).default([]),
  /** Where scripts lie that may run at the start of clusters. Default none. */
  initScripts: z.array(place).default([]),
});

export type ParsedLibrary = z.output<typeof library>;
export type ParsedAllowlist = z.output<typeof artifactAllowlist>;
