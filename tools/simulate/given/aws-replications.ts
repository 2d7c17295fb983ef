import { DMS_ACCOUNT_ROLES } from "../../../config/facts/dms";
import { entriesOf } from "../../../config/kinds/entries";
import type { AnyEntry } from "../../../config/kinds/view";
import type { Fixture } from "./fixture";

/** Secrets that the environment's file names by their ARNs. */
export const SECRETS: Fixture = {
  provider: "aws",
  why: "secrets that data services read and somebody else has made",
  find: ({ environments }) =>
    environments.flatMap((env) =>
      entriesOf<object & AnyEntry>(env)
        .flatMap(({ kind, entry, key }) => kind.opens?.(entry, key) ?? [])
        .flatMap(({ arn }) => arn ?? [])
        .map((arn) => ({
          type: "aws_secretsmanager_secret",
          account: env.awsAccountId,
          place: env.region,
          attributes: { id: arn, arn, name: arn.split(":")[6]?.replace(/-\w{6}$/, "") ?? "" },
        })),
    ),
};

/** Roles of DMS that are there already. */
export const DMS_ROLES: Fixture = {
  provider: "aws",
  why: 'the roles of DMS, where foundation.dmsRoles is "existing"',
  find: ({ environments }) =>
    environments
      .filter(({ foundation }) => foundation.dmsRoles === "existing")
      .flatMap(({ awsAccountId: account, partition }) =>
        Object.values(DMS_ACCOUNT_ROLES.value).map(({ name }) => ({
          type: "aws_iam_role",
          account,
          attributes: { id: name, name, arn: `arn:${partition}:iam::${account}:role/${name}` },
        })),
      ),
};
