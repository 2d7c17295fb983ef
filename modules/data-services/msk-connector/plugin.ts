import { createHash } from "node:crypto";
import { MskconnectCustomPlugin } from "@cdktf/provider-aws/lib/mskconnect-custom-plugin";
import { Construct } from "constructs";
import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

export interface PluginProps {
  readonly connector: Pick<MskConnectorModel, "name" | "plugin">;
  readonly place: Pick<Place, "partition">;
  readonly tags: Readonly<Record<string, string>>;
}

/** Short, and the same for the same text. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** The program of a connector: one that is there, or an archive, of which each version is another plugin. */
export class Plugin extends Construct {
  readonly arn: string;
  readonly revision: number;

  constructor(scope: Construct, id: string, { connector, place, tags }: PluginProps) {
    super(scope, id);
    const { plugin, name } = connector;
    if (plugin.mode === "existing") {
      this.arn = plugin.pluginArn;
      this.revision = plugin.revision;
      return;
    }
    const { bucket, key, version } = plugin;
    const made = new MskconnectCustomPlugin(this, "Resource", {
      // A plugin cannot go while a connector has it, so the next one has another name.
      name: `${name}-${fingerprint(`${bucket}/${key}@${version}`)}`,
      contentType: key.endsWith(".jar") ? "JAR" : "ZIP",
      location: { s3: { bucketArn: bucketArnOf(place.partition, bucket), fileKey: key, objectVersion: version } },
      tags: { ...tags },
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = made.arn;
    this.revision = made.latestRevision;
  }
}
