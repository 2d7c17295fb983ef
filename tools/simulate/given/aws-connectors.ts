import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import type { Environment } from "../../../config/model";
import type { Fixture } from "./fixture";

type Used<M extends MskConnectorModel["plugin"]["mode"]> = Extract<MskConnectorModel["plugin"], { readonly mode: M }>;

/** Plugins of connectors, with the environment that they are in. */
const pluginsOf = (environments: readonly Environment[]) =>
  environments.flatMap((env) =>
    Object.values(env.dataServices).flatMap((service) =>
      service.kind === "msk-connector" ? [{ env, plugin: service.plugin }] : [],
    ),
  );

/** What somebody else has made for connectors: plugins, and buckets with archives. */
export const CONNECTOR_FIXTURES: readonly Fixture[] = [
  {
    provider: "aws",
    why: "Somebody has made the plugin (dataServices, msk-connector, plugin.pluginArn).",
    find: ({ environments }) =>
      pluginsOf(environments).flatMap(({ env, plugin }) =>
        plugin.mode === "archive"
          ? []
          : [
              {
                type: "aws_mskconnect_custom_plugin",
                account: env.awsAccountId,
                place: env.region,
                attributes: existing(plugin),
              },
            ],
      ),
  },
  {
    provider: "aws",
    why: "Somebody has uploaded the archive (dataServices, msk-connector, plugin.bucket).",
    find: ({ environments }) =>
      pluginsOf(environments).flatMap(({ env, plugin }) =>
        plugin.mode === "existing"
          ? []
          : [
              {
                type: "aws_s3_bucket",
                account: env.awsAccountId,
                place: env.region,
                attributes: {
                  id: plugin.bucket,
                  bucket: plugin.bucket,
                  arn: `arn:${env.partition}:s3:::${plugin.bucket}`,
                },
              },
            ],
      ),
  },
];

const existing = ({ pluginArn, revision }: Used<"existing">) => ({
  id: pluginArn,
  arn: pluginArn,
  name: pluginArn.split("/")[1] ?? "",
  latest_revision: revision,
});
