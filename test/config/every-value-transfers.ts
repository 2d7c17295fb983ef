import { IDENTITY_CENTER, publicAs2Server } from "../support/transfer-partners";
import { apiServer, askedServer, VIRUS_FUNCTION } from "../support/transfer-server";
import type { Base } from "./every-value-base";

type Workflow = NonNullable<ReturnType<typeof askedServer>["onUpload"]>;
type Step = NonNullable<Workflow["onFailure"]>[number];

const STEPS: readonly Step[] = [
  { do: "copy", toFolder: "failed/carriers" },
  { do: "tag", tags: { failed: "yes" } },
  { do: "function", functionArn: VIRUS_FUNCTION },
  { do: "delete" },
];
/** A workflow with every step, and all of them once more after a failure, about the file that is said. */
const workflow = (file: "latest" | "uploaded"): Workflow => {
  const about = STEPS.map((step) => ({ ...step, file }));
  return { steps: [{ do: "decrypt", file, toFolder: "orders/carriers" }, ...about], onFailure: about };
};

/** Servers whose workflows have every step, about either file, and one that asks an API for SFTP too. */
export const TRANSFER_BASES: readonly Base[] = [
  ...(["latest", "uploaded"] as const).map((file) => ({
    name: `steps after an upload, about the ${file} file`,
    environment: {
      "dataServices.carriers": askedServer({ onUpload: workflow(file), onPartialUpload: workflow(file) }),
    },
  })),
  {
    name: "an AS2 server in the internet",
    environment: { "network.nat": "per-az", "dataServices.edi": publicAs2Server() },
  },
  {
    name: "people's access to files of the account, which is there",
    environment: { "foundation.accessGrants": { mode: "existing", identityCenterArn: IDENTITY_CENTER } },
  },
  {
    name: "an API that says who signs in over SFTP",
    environment: { "dataServices.banks": apiServer({ protocols: ["sftp", "ftps"] }) },
  },
];
