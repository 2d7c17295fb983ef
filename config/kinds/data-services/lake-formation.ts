import type { z } from "zod";
import { accountOfArn } from "../../derive/arn";
import { ROLES, underscored } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { lakeFormation as schema } from "../../schema/data-services/lake-formation";
import type { Taken } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { lakeFormationChecks } from "./lake-formation-checks";

type LakeFormation = z.output<typeof schema>;
type Location = LakeFormation["locations"][string];
type Grant = LakeFormation["grants"][string];

/** A folder that is registered, with everything that is derived. */
export type RegisteredLocation = DeepReadonly<{
  bucket: string;
  /** Undefined: all of the bucket. */
  folder: string | undefined;
  access: Location["access"];
  /** Another bucket than a zone's, and its key. */
  otherBucket: Taken | undefined;
}>;

/** Who gets something: a principal as Lake Formation knows it, or the role of a job of Glue, which is made beside it. */
export type Grantee = ({ readonly principal: string } | { readonly job: string }) & {
  /** Whether it may pass it on. */
  readonly grantable: boolean;
  /** It is of another account, whose administrators opt in. */
  readonly elsewhere: boolean;
};

/** What Lake Formation governs, with everything that is derived. */
export type LakeFormationModel = DeepReadonly<{
  kind: "lake-formation";
  /** Key in the configuration. */
  key: string;
  databases: Record<string, LakeFormation["databases"][string] & { name: string }>;
  locations: Record<string, RegisteredLocation>;
  /** With the name of the filter, where some rows and columns of a table are granted. */
  grants: Record<string, { to: Grantee; on: Grant["on"]; filterName: string }>;
  /** The Data Catalog: number of the AWS account. */
  catalogId: string;
  /** Role that Lake Formation reaches the files with. */
  role: { name: string; arn: string };
}>;

const databasePurpose = (key: string, database: string): string => `${key}-${database}`;

/** What AWS Lake Formation governs. */
export const lakeFormation: Kind<LakeFormation, LakeFormationModel> = {
  what: "governance by Lake Formation",
  runs: [],
  lane: "serve",
  resolve: ({ kind, databases, locations, grants }, key, names) => ({
    kind,
    key,
    databases: mapped(databases, (database, name) => ({
      ...database,
      name:
        database.mode === "existing"
          ? database.name
          : underscored(`${names.prefix}-${database.mode === "create" ? databasePurpose(key, name) : database.job}`),
    })),
    locations: mapped(locations, (location) => locationOf(location, names)),
    grants: mapped(grants, ({ to, on }, grant) => ({
      to: granteeOf(to, names),
      on,
      filterName: `${names.prefix}-${key}-${grant}`,
    })),
    catalogId: names.awsAccountId,
    role: names.role(ROLES.dataService(key)),
  }),
  reaches: ({ locations }) =>
    Object.values(locations ?? {}).flatMap((location) => (location?.mode === "zone" ? [location.zone] : [])),
  accesses: ({ locations }) =>
    Object.values(locations).flatMap(({ otherBucket, access }) =>
      otherBucket === undefined ? [] : [{ does: access === "read" ? "vend-files" : "vend-writing", ...otherBucket }],
    ),
  exclusive: (entry) => [
    ...Object.entries(entry.databases ?? {}).flatMap(([key, database]) => {
      const field = ["databases", key];
      if (database?.mode === "existing" && database.name !== undefined)
        return [{ what: `the database ${database.name} of the Data Catalog`, field: [...field, "name"] }];
      return database?.mode === "glue-job" && database.job !== undefined
        ? [{ what: `the database of the job ${database.job}`, field: [...field, "job"] }]
        : [];
    }),
    ...Object.entries(entry.locations ?? {}).flatMap(([key, location]) => {
      const place = placeOf(location);
      return place === undefined ? [] : [{ what: `the registered folder ${place}`, field: ["locations", key] }];
    }),
  ],
  names: ({ databases, locations }, key) => {
    const layer = "data-services" as const;
    return [
      ...Object.entries(databases ?? {}).flatMap(([database, one]) =>
        one?.mode === "create"
          ? [
              {
                what: "catalog-database" as const,
                layer,
                purpose: databasePurpose(key, database),
                field: ["databases", database],
              },
            ]
          : [],
      ),
      ...(Object.keys(locations ?? {}).length === 0
        ? []
        : [{ what: "role" as const, layer, purpose: ROLES.dataService(key) }]),
    ];
  },
  steps: [
    {
      id: "lake-formation-administrators",
      title: "whoever deploys data services administers Lake Formation",
      instructions: [
        "Where foundation.lakeFormation is existing, let an administrator of Lake Formation add to its administrators whoever deploys the layer data-services: with foundation.ciRoles the role deploy/<prefix>-data-services; and to its read-only administrators the role that plans, deploy/<prefix>-plan. With create, the roles of foundation.ciRoles are added by themselves, and people by foundation.lakeFormation.administrators.",
        "An administrator may grant everybody everything that Lake Formation governs in the account and region: let nobody else sign in as that role.",
      ],
      blocking: false,
    },
    {
      id: "lake-formation-old-databases",
      title: "databases that are there leave IAM's word, or keep it",
      instructions: [
        "Databases and tables from before Lake Formation let in everybody whom IAM lets in, by a grant to IAMAllowedPrincipals: aws lakeformation list-permissions --principal DataLakePrincipalIdentifier=IAM_ALLOWED_PRINCIPALS shows it.",
        "Leave it where others are to go on as before: roles that are opted in are judged by their grants alone. Revoke it only once everybody who needs them has grants.",
        "Databases and tables that are shared with this account are granted by whose they are.",
      ],
      blocking: false,
      appliesTo: ({ databases }) => Object.values(databases ?? {}).some((database) => database?.mode === "existing"),
    },
    {
      id: "lake-formation-shared",
      title: "other accounts take what Lake Formation shares with them",
      instructions: [
        "Where sharing within the organization is not enabled in AWS RAM, let an administrator of each account accept the invitation there: aws ram get-resource-share-invitations, then accept-resource-share-invitation, in the region of the environment.",
        "Let them make a resource link to the database in their Data Catalog, grant their roles what they are to have, and opt them in: aws lakeformation create-lake-formation-opt-in. Whoever is not opted in is judged by IAM, which reaches nothing of another account.",
        "Where the Data Catalog has a resource policy, add to it that ram.amazonaws.com may call glue:ShareResource; AWS refuses the grant without it. Revoke grants to IAMAllowedPrincipals on what is shared where crossAccountVersion is below 4.",
        "Files that they read are handed out by the role of the registered folder: a database whose folder is not registered shows them tables without a row.",
      ],
      blocking: false,
      appliesTo: ({ grants }) => Object.values(grants ?? {}).some((grant) => grant !== undefined && isShared(grant)),
    },
    {
      id: "lake-formation-other-buckets",
      title: "keys of registered buckets let Lake Formation's role in",
      instructions: [
        "Let the policy of each bucket that is registered and is no zone, and of its key, admit the role <prefix>-svc-<entry>: s3:ListBucket on the bucket, s3:GetObject on its objects, with access write s3:PutObject and s3:DeleteObject; kms:Decrypt on the key, and kms:GenerateDataKey to write. A bucket of the same account without denials of its own needs nothing.",
      ],
      blocking: false,
      appliesTo: ({ locations }) => Object.values(locations ?? {}).some((location) => location?.mode === "bucket"),
    },
  ],
  checks: lakeFormationChecks,
};

/** Somebody of another account gets something, as far as the entry alone says so. */
const isShared = ({ to }: Salvaged<Grant>): boolean => to?.mode === "shared";

function mapped<T, R>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function locationOf(location: Location, names: Names): RegisteredLocation {
  const { access } = location;
  if (location.mode === "zone")
    return { bucket: names.zoneBucket(location.zone), folder: location.folder, access, otherBucket: undefined };
  const { bucket, folder, kmsKeyArn } = location;
  const arn = `arn:${names.partition}:s3:::${bucket}`;
  return {
    bucket,
    folder,
    access,
    otherBucket: { arn, key: kmsKeyArn === undefined ? { mode: "none" } : { mode: "other", arn: kmsKeyArn } },
  };
}

function granteeOf(to: Grant["to"], names: Names): Grantee {
  const here = { grantable: false, elsewhere: false };
  switch (to.mode) {
    case "connection":
      return { principal: names.role(ROLES.serviceCredential(to.connection)).arn, ...here };
    case "glue-job":
      return { job: to.job, ...here };
    case "role":
      return { principal: to.roleArn, grantable: false, elsewhere: accountOfArn(to.roleArn) !== names.awsAccountId };
    case "shared":
      return { principal: to.with, grantable: to.grantable, elsewhere: true };
  }
}

/** What tells registered folders apart, of a draft. */
function placeOf(location: Salvaged<Location> | undefined): string | undefined {
  if (location?.mode === "zone")
    return location.zone === undefined || location.folder === undefined
      ? undefined
      : `${location.folder} of the zone ${location.zone}`;
  if (location?.mode !== "bucket" || location.bucket === undefined) return undefined;
  return location.folder === undefined
    ? `of the bucket ${location.bucket}`
    : `${location.folder} of ${location.bucket}`;
}
