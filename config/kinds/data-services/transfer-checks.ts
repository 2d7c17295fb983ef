import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { transferServer as schema } from "../../schema/data-services/transfer-server";
import type { EntryView } from "../view";
import { everybodyIsMeant } from "./transfer-endpoint";
import { calledBy } from "./transfer-workflow";

type Draft = Salvaged<z.output<typeof schema>>;

export const transferChecks = (server: Draft, view: EntryView): Problem[] => [
  ...everybodyIsMeant(server.endpoint, view),
  ...somebodySignsIn(server, view),
  ...ftps(server, view),
  ...methods(server, view),
  ...named(server, view),
  ...steps(server, view),
  ...nearby(server, view),
];

/** Either the service keeps users with their keys, or somebody else is asked. */
function somebodySignsIn({ users, identityProvider }: Draft, view: EntryView): Problem[] {
  if (users === undefined) return [];
  const some = Object.keys(users).length > 0;
  if (identityProvider === undefined)
    return some || view.isWritten(["identityProvider"])
      ? []
      : [view.problem(["users"], "has no user", "add one, write an identityProvider, or remove the server")];
  return some
    ? [view.problem(["users"], "would not be asked: identityProvider says who signs in", "remove one of the two")]
    : [];
}

/** What FTPS takes, and what is for FTPS alone. Source: Transfer Family API, CreateServer. */
function ftps({ protocols, certificateArn, identityProvider }: Draft, view: EntryView): Problem[] {
  if (protocols === undefined) return [];
  if (!protocols.includes("ftps"))
    return (["certificateArn", "passiveIp"] as const).flatMap((field) =>
      view.isWritten([field]) ? [view.problem([field], "is for FTPS", "add ftps to protocols, or remove it")] : [],
    );
  return [
    ...(certificateArn === undefined && !view.isWritten(["certificateArn"])
      ? [view.problem(["certificateArn"], "is missing: FTPS shows a certificate", "name one of ACM")]
      : []),
    ...(identityProvider === undefined && !view.isWritten(["identityProvider"])
      ? [
          view.problem(
            ["protocols"],
            "has ftps, whose clients have no keys",
            "write an identityProvider instead of users, or leave it out",
          ),
        ]
      : []),
  ];
}

/** How clients of SFTP sign in, where there is SFTP. */
function methods({ protocols, identityProvider }: Draft, view: EntryView): Problem[] {
  if (protocols === undefined || protocols.includes("sftp") || identityProvider === undefined) return [];
  const at = ["identityProvider", "sftpMethods"];
  return view.isWritten(at) ? [view.problem(at, "is for SFTP", "add sftp to protocols, or remove it")] : [];
}

/** A record is of a name, and of a server that the internet knows. */
function named({ endpoint }: Draft, view: EntryView): Problem[] {
  if (!view.isWritten(["zoneId"])) return [];
  if (!view.isWritten(["hostname"]))
    return [view.problem(["zoneId"], "is for a record of hostname, which is missing", "write it, or remove zoneId")];
  return endpoint?.access === "internal"
    ? [
        view.problem(
          ["zoneId"],
          "is a public zone, and the server is internal",
          "remove it, and make the record in your own DNS",
        ),
      ]
    : [];
}

/** A step that works on what is gone fails. */
function steps(server: Draft, view: EntryView): Problem[] {
  return (["onUpload", "onPartialUpload"] as const).flatMap((workflow) => {
    const all = server[workflow]?.steps ?? [];
    const gone = all.findIndex((step) => step.do === "delete" && step.file === "uploaded");
    if (gone < 0) return [];
    const later = all.findIndex((step, index) => index > gone && step.file === "uploaded");
    return later < 0
      ? []
      : [
          view.problem(
            [workflow, "steps", later],
            `works on the file that came, which step ${gone + 1} deletes`,
            "delete it last",
          ),
        ];
  });
}

/** What the server works with is of its account and region. */
function nearby(server: Draft, view: EntryView): Problem[] {
  const { region, awsAccountId } = view.environment;
  const { identityProvider: provider } = server;
  const arns: readonly (readonly [field: Path, arn: string | undefined])[] = [
    [["certificateArn"], server.certificateArn],
    [["identityProvider", "functionArn"], provider?.mode === "function" ? provider.functionArn : undefined],
    ...(["onUpload", "onPartialUpload"] as const).flatMap((workflow) =>
      calledBy(server[workflow]).map(({ arn, field }) => [[workflow, ...field], arn] as const),
    ),
  ];
  const problems = arns.flatMap(([field, arn]) => {
    const [, , , there, account] = arn?.split(":") ?? [];
    if (there === undefined || region === undefined || awsAccountId === undefined) return [];
    if (there === region && account === awsAccountId) return [];
    return [
      view.problem(
        field,
        `is in ${there} of account ${account}, and the server in ${region} of ${awsAccountId}`,
        "name one beside the server",
      ),
    ];
  });
  const apiRegion = provider?.mode === "api" ? provider.url?.split(".")[2] : undefined;
  return apiRegion === undefined || region === undefined || apiRegion === region
    ? problems
    : [
        ...problems,
        view.problem(["identityProvider", "url"], `is in ${apiRegion}`, `name an API in ${region}, beside the server`),
      ];
}
