import { ArtifactAllowlist as DatabricksAllowlist } from "@cdktf/provider-databricks/lib/artifact-allowlist";
import { Construct } from "constructs";
import { allowedPrefix } from "../../config/derive/libraries";
import type { DeepReadonly } from "../../config/readonly";
import type { ParsedAllowlist } from "../../config/schema/libraries";
import { configured } from "../configured";

export interface ArtifactAllowlistProps {
  readonly config: DeepReadonly<ParsedAllowlist>;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
}

/** Field → type of artifact. */
const TYPES = { jars: "LIBRARY_JAR", maven: "LIBRARY_MAVEN", initScripts: "INIT_SCRIPT" } as const;

/**
 * What compute of access mode `standard` may install and run in all workspaces of a metastore. There is one list of each type,
 * and the last one who writes it has it; so each type is one resource, and an empty one is none.
 */
export class ArtifactAllowlist extends Construct {
  constructor(scope: Construct, id: string, { config, catalogName }: ArtifactAllowlistProps) {
    super(scope, id);
    const beginnings = {
      jars: config.jars.map((place) => allowedPrefix(place, catalogName)),
      maven: config.maven,
      initScripts: config.initScripts.map((place) => allowedPrefix(place, catalogName)),
    };
    for (const [field, artifactType] of Object.entries(TYPES) as [keyof typeof TYPES, string][]) {
      const artifacts = beginnings[field].filter((one) => one !== undefined).sort();
      if (artifacts.length === 0) continue;
      configured(
        new DatabricksAllowlist(this, field, {
          artifactType,
          artifactMatcher: artifacts.map((artifact) => ({ artifact, matchType: "PREFIX_MATCH" })),
        }),
        `.${field}`,
      );
    }
  }
}
