import { named } from "./named";
import { formed } from "./rules";

/** Version of Airflow. Which there are, a check says. */
export const airflowVersion = named(
  { one: "version of Airflow", many: "versions of Airflow" },
  formed(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/, "is not a version of Airflow", 'write all three numbers: "2.11.0"'),
);

/** Start of a weekly maintenance window. Source: MWAA API, CreateEnvironment: half hours alone. */
export const maintenanceStart = named(
  { one: "start of a maintenance window", many: "starts of maintenance windows" },
  formed(
    /^(?:MON|TUE|WED|THU|FRI|SAT|SUN):(?:[01]\d|2[0-3]):(?:00|30)$/,
    "is not the start of a maintenance window",
    'write day, hour and half hour, in UTC: "SUN:03:30"',
  ),
);

/** Option of Airflow, with its section. Source: MWAA API, CreateEnvironment: AirflowConfigurationOptions. */
export const airflowOption = named(
  { one: "option of Airflow", many: "options of Airflow" },
  formed(
    /^[a-z][a-z0-9_]*\.[a-z0-9_]*[a-z0-9]$/,
    "is not an option of Airflow",
    'write its section and its name: "core.parallelism"',
  ).max(64),
);
