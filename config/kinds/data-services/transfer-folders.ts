import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { transferServer as schema } from "../../schema/data-services/transfer-server";

type Draft = Salvaged<z.output<typeof schema>>;

/** Somebody, or a group, who has a folder of a server. */
export interface FolderOwner {
  /** Key, which the role is named after. */
  readonly name: string;
  readonly folder: string;
  /** Field of the server that it is at. */
  readonly field: readonly string[];
  /** The folder is written, and not named after the key. */
  readonly says: boolean;
  readonly writes: boolean;
}

interface Owner {
  readonly folder?: string | undefined;
  readonly access?: string | undefined;
}
interface Owners {
  readonly field: readonly string[];
  readonly owners: Readonly<Record<string, Owner>>;
}

/** Field that owners of folders are under, and all of them. */
function recordOf({ users, identityProvider: provider }: Draft): Owners {
  if (provider === undefined) return { field: ["users"], owners: users ?? {} };
  return provider.mode === "directory"
    ? { field: ["identityProvider", "groups"], owners: provider.groups ?? {} }
    : { field: ["identityProvider", "folders"], owners: "folders" in provider ? (provider.folders ?? {}) : {} };
}

/** Who has a folder of a server: users, groups of a directory, or what another one who is asked gives. */
export function ownersOf(server: Draft): FolderOwner[] {
  const { field, owners } = recordOf(server);
  return Object.entries(owners).map(([name, owner]) => ({
    name,
    folder: owner.folder ?? name,
    field: [...field, name],
    says: owner.folder !== undefined,
    writes: owner.access !== "read",
  }));
}
