import { Library } from "@cdktf/provider-databricks/lib/library";
import { Construct } from "constructs";
import type { InstalledLibrary } from "./library";

export interface ClusterLibraryProps {
  /** Id of the cluster; a reference. */
  readonly clusterId: string;
  readonly library: InstalledLibrary;
}

/**
 * A library on a cluster. Making it and taking it away start the cluster and wait until it is installed or marked; it is
 * gone from what runs with the next restart. Any change replaces it.
 */
export class ClusterLibrary extends Construct {
  constructor(scope: Construct, id: string, { clusterId, library }: ClusterLibraryProps) {
    super(scope, id);
    const { pypi, maven, cran, ...files } = library;
    new Library(this, "Resource", {
      clusterId,
      ...files,
      ...(pypi && { pypi: [pypi] }),
      ...(maven && { maven: [maven] }),
      ...(cran && { cran: [cran] }),
    });
  }
}
