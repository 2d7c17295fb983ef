import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { COMPOSITE_ALARM } from "../../config/facts/composite-alarms";
import type { Environment } from "../../config/model";

/** Alarm of CloudWatch, single or of several. */
interface Alarm {
  /** Its name as it will be, for the length of rules. */
  readonly name: string;
  /** The same as a reference, so that the alarm is there before what looks at it. */
  readonly reference: string;
}

export interface CallsProps {
  /** Name of the call: `acme-dev-calls`. */
  readonly name: string;
  /** What it is about, for whom it wakes: `the environment dev`. */
  readonly about: string;
  readonly alarms: readonly CloudwatchMetricAlarm[];
  readonly settings: NonNullable<Environment["operations"]["calls"]>;
}

const asks = (alarm: string): string => `ALARM("${alarm}")`;
const OR = " OR ";

/** Every metric alarm of a construct and of what is in it, in the order of their names. */
export const alarmsIn = (scope: Construct): CloudwatchMetricAlarm[] =>
  scope.node
    .findAll()
    .filter((one): one is CloudwatchMetricAlarm => one instanceof CloudwatchMetricAlarm)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

function nameOf({ alarmNameInput }: CloudwatchMetricAlarm): string {
  if (alarmNameInput === undefined) throw new Error("alarms here have names");
  return alarmNameInput;
}

/** One call for many alarms: while one of them is on, it is on. More of them than one rule holds are looked at in parts. */
export class Calls extends Construct {
  constructor(scope: Construct, id: string, { name, about, alarms, settings }: CallsProps) {
    super(scope, id);
    const { topics, suppressedBy } = settings;
    const parts = partsOf(alarms.map((alarm) => ({ name: nameOf(alarm), reference: alarm.alarmName })));
    const [only = [], ...others] = parts;
    const asked =
      others.length === 0
        ? only.map(({ reference }) => reference)
        : parts.map(
            (part, index) =>
              new CloudwatchCompositeAlarm(this, `part-${index + 1}`, {
                alarmName: `${name}-part-${index + 1}`,
                alarmDescription: `A part of ${name}, which calls`,
                alarmRule: part.map(({ reference }) => asks(reference)).join(OR),
              }).alarmName,
          );
    new CloudwatchCompositeAlarm(this, "Resource", {
      alarmName: name,
      alarmDescription: `Something is wrong in ${about}; its alarms say what`,
      alarmRule: asked.map(asks).join(OR),
      alarmActions: [...topics],
      okActions: [...topics],
      ...(suppressedBy !== undefined && {
        actionsSuppressor: {
          alarm: suppressedBy.alarm,
          waitPeriod: suppressedBy.waitSeconds,
          extensionPeriod: suppressedBy.extensionSeconds,
        },
      }),
    });
  }
}

/** Alarms in lists that one rule each can hold. */
export function partsOf(alarms: readonly Alarm[]): readonly (readonly Alarm[])[] {
  const { children, ruleLength } = COMPOSITE_ALARM.value;
  const parts: Alarm[][] = [];
  let length = 0;
  for (const alarm of alarms) {
    const more = asks(alarm.name).length + OR.length;
    const part = parts.at(-1);
    if (part === undefined || part.length === children || length + more > ruleLength) {
      parts.push([alarm]);
      length = more;
    } else {
      part.push(alarm);
      length += more;
    }
  }
  return parts;
}
