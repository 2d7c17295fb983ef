import type { z } from "zod";
import { awsCronFault, awsCronOf } from "../../derive/aws-cron";
import { mapValues } from "../../derive/map-values";
import { EVENTS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { sftpConnector as schema } from "../../schema/data-services/sftp-connector";
import { withoutComment } from "../../schema/ssh-public-key";
import type { OpenedSecret } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type SftpConnector = z.output<typeof schema>;
type Draft = Salvaged<SftpConnector>;
type Fetched = SftpConnector["fetch"][string];

interface Role {
  readonly name: string;
  readonly arn: string;
}

/** What is fetched, with everything that is derived. */
export type FetchModel = DeepReadonly<
  Omit<Fetched, "folder" | "schedule"> & { folder: string; expression: string; timezone: string; paused: boolean }
>;
export type SftpConnectorModel = DeepReadonly<
  Omit<SftpConnector, "fetch"> & {
    /** Key in the configuration. */
    key: string;
    /** What it is called in tags and alarms. */
    name: string;
    /** Bucket of the zone. */
    bucket: string;
    fetch: Record<string, FetchModel>;
    /** Role that writes files and reads the secret. */
    role: Role;
    /** Role that writes the log. */
    logRole: Role;
    /** Role that starts transfers, and the group of its schedules. */
    scheduleRole: Role;
    groupName: string;
    groupArn: string;
    /** Rule that tells of transfers that failed. */
    failureRule: string;
  }
>;

const ROLE = {
  access: ROLES.dataService,
  log: (key: string) => ROLES.dataService(`${key}-log`),
  schedule: (key: string) => ROLES.dataService(`${key}-schedule`),
};
const failureRule = (key: string): string => EVENTS.told(`${key}-failed`);
const folderOf = (folder: string | undefined, name: string): string => folder ?? name;

/** A connector that fetches files over SFTP. */
export const sftpConnector: Kind<SftpConnector, SftpConnectorModel> = {
  what: "an SFTP connector",
  runs: [{ what: "fetching, at set times", pausedBy: "fetch.<key>.schedule.paused" }],
  resolve(connector, key, names) {
    const { prefix, partition, region, awsAccountId } = names;
    const groupName = `${prefix}-${ROLE.access(key)}`;
    return {
      ...connector,
      hostKeys: connector.hostKeys.map(withoutComment),
      key,
      name: `${prefix}-${key}`,
      bucket: names.zoneBucket(connector.zone),
      fetch: mapValues(connector.fetch, ({ folder, schedule, files }, name) => ({
        files,
        folder: folderOf(folder, name),
        expression: awsCronOf(schedule.quartzCron),
        timezone: schedule.timezone,
        paused: schedule.paused,
      })),
      role: names.role(ROLE.access(key)),
      logRole: names.role(ROLE.log(key)),
      scheduleRole: names.role(ROLE.schedule(key)),
      groupName,
      groupArn: `arn:${partition}:scheduler:${region}:${awsAccountId}:schedule-group/${groupName}`,
      failureRule: `${prefix}-${failureRule(key)}`,
    };
  },
  opens: ({ signIn }, key): OpenedSecret[] =>
    signIn?.mode === undefined
      ? []
      : [
          {
            entry: signIn.mode === "entry" ? signIn.entry : undefined,
            arn: signIn.mode === "existing" ? signIn.secretArn : undefined,
            kmsKeyArn: signIn.mode === "existing" ? signIn.kmsKeyArn : undefined,
            role: ROLE.access(key),
          },
        ],
  delivers: ({ zone, fetch }) =>
    Object.entries(fetch ?? {}).map(([name, { folder }]) => ({
      zone,
      folder: folderOf(folder, name),
      field: folder === undefined ? ["fetch", name] : ["fetch", name, "folder"],
      says: ["fetch", name, "folder"],
    })),
  reaches: ({ zone }) => [zone],
  names: (_, key) => {
    const layer = "data-services" as const;
    return [
      ...Object.values(ROLE).map((purpose) => ({ what: "role" as const, layer, purpose: purpose(key) })),
      { what: "schedule-group", layer, purpose: ROLE.access(key) },
      { what: "event-rule", layer: "operations", purpose: failureRule(key) },
    ];
  },
  steps: [
    {
      id: "sftp-connector-partner",
      title: "partners let SFTP connectors in",
      instructions: [
        "Give the partner the addresses that the connector comes from: aws transfer describe-connector --connector-id ID, ServiceManagedEgressIpAddresses, with the id of the output sftp_connector_ids; get a user that reads the files and nothing else.",
        'Put {"Username": …, "PrivateKey": …} or {"Username": …, "Password": …} into the secret of signIn, and compare the fingerprints of hostKeys with the partner on another way than e-mail alone.',
        "Try it: aws transfer test-connection --connector-id ID.",
      ],
      blocking: false,
    },
  ],
  checks: (connector, view) => [...starts(connector, view), ...sameName(connector, view), ...nearby(connector, view)],
};

/** AWS starts transfers, by its own reading of cron. */
const starts = ({ fetch }: Draft, view: EntryView): Problem[] =>
  Object.entries(fetch ?? {}).flatMap(([name, { schedule }]) => {
    const fault = schedule?.quartzCron === undefined ? undefined : awsCronFault(schedule.quartzCron);
    return fault === undefined ? [] : [view.problem(["fetch", name, "schedule", "quartzCron"], fault.what, fault.fix)];
  });

/** Files come into one folder by their names alone. */
const sameName = ({ fetch }: Draft, view: EntryView): Problem[] =>
  Object.entries(fetch ?? {}).flatMap(([name, { files = [] }]) => {
    const names = files.map((file) => file?.split("/").at(-1));
    return names.flatMap((file, index) =>
      names.indexOf(file) === index
        ? []
        : [
            view.problem(
              ["fetch", name, "files", index],
              `is called ${file}, as another one, and would overwrite it`,
              "fetch it by an entry of its own, into another folder",
            ),
          ],
    );
  });

/** What it works with is of its account and region. */
function nearby({ through, signIn }: Draft, view: EntryView): Problem[] {
  const { region, awsAccountId } = view.environment;
  const arns = [
    [["through", "resourceConfigurationArn"], through?.resourceConfigurationArn],
    [["signIn", "secretArn"], signIn?.mode === "existing" ? signIn.secretArn : undefined],
  ] as const;
  return arns.flatMap(([field, arn]) => {
    const [, , , there, account] = arn?.split(":") ?? [];
    if (there === undefined || region === undefined || awsAccountId === undefined) return [];
    if (there === region && account === awsAccountId) return [];
    return [
      view.problem(
        field,
        `is in ${there} of account ${account}, and the connector in ${region} of ${awsAccountId}`,
        "name one beside the connector",
      ),
    ];
  });
}
