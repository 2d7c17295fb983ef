import { windowOf } from "../../derive/windows";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Texts about relational databases. Sources: RDS API reference, CreateDBInstance and ModifyDBParameterGroup. */

export const engineVersion = named(
  { one: "engine version", many: "engine versions" },
  formed(
    /^\d{1,2}(\.\d+)*(\.v\d+|\.mysql_aurora(\.\d+)+|-R\d+)?$/,
    "is not a version of a database engine",
    'write it as RDS does, for example "16" or "16.8"',
  ),
);

export const instanceClass = named(
  { one: "instance class", many: "instance classes" },
  formed(
    /^db\.[a-z0-9-]{2,12}\.[a-z0-9]+(\.tpc[12]\.mem[1-8]x)?$/,
    "is not an instance class of RDS",
    'write it as RDS does, for example "db.m7g.large"',
  ),
);

/** Of a database or of a schema in it, as it is there. */
export const databaseName = named(
  { one: "database name", many: "database names" },
  formed(
    /^[A-Za-z_][\w$-]{0,62}$/,
    "is not the name of a database",
    "use 1 to 63 letters, digits, _, $ and -, starting with a letter",
  ),
);

/** Replication slot of PostgreSQL. Source: manual of PostgreSQL, "Querying and Manipulating Replication Slots". */
export const replicationSlot = named(
  { one: "replication slot", many: "replication slots" },
  formed(/^[a-z0-9_]{1,63}$/, "is not the name of a replication slot", "use 1 to 63 lower-case letters, digits and _"),
);

/** Databases that engines have themselves. Sources: manuals of PostgreSQL and MySQL; RDS user guide, rdsadmin. */
const OWN_DATABASES =
  /^(?!(?:postgres|template[01]|rdsadmin|mysql|information_schema|performance_schema|sys|innodb|tmp)$)/i;

/** Of a database that RDS makes, which takes fewer signs than the engines. Source: RDS API reference, DBName. */
export const newDatabaseName = named(
  { one: "database name", many: "database names" },
  textOf(
    {},
    form(
      /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
      "is not the name of a database that RDS makes",
      "use 1 to 63 letters, digits and _, starting with a letter",
    ),
    form(OWN_DATABASES, "is a database that engines have themselves", "use another name"),
  ),
);

export const databaseUser = named(
  { one: "database user", many: "database users" },
  textOf(
    {},
    form(
      /^[A-Za-z]\w{0,15}$/,
      "is not the name of a user",
      "use 1 to 16 letters, digits and _, starting with a letter",
    ),
    form(
      /^(?!(?:admin|rdsadmin|postgres|root|sa|public|rds_superuser|rdsrepladmin)$)/i,
      "is a name that engines keep for themselves",
      "use another name",
    ),
  ),
);

export const databaseParameter = named(
  { one: "database parameter", many: "database parameters" },
  formed(/^[a-z][\w.]{0,127}$/, "is not the name of a parameter", "write it as the engine does, in lower case"),
);

export const parameterValue = named(
  { one: "parameter value", many: "parameter values" },
  formed(
    /^[\w.,:;*{}/()+-](?:[\w .,:;*{}/()+-]{0,253}[\w.,:;*{}/()+-])?$/,
    "is not the value of a parameter",
    "write it as RDS does",
  ),
);

/** Identifier of an instance or cluster. */
export const databaseIdentifier = named(
  { one: "database identifier", many: "database identifiers" },
  formed(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/,
    "is not the identifier of a database of RDS",
    "copy it from the RDS console, in lower case",
  ),
);

const TIME = "([01]\\d|2[0-3]):[0-5]\\d";
const DAY = "(mon|tue|wed|thu|fri|sat|sun)";

/** RDS takes no shorter windows, and of the week none of more than a day. Source: RDS API reference, CreateDBInstance. */
const lasting = (most: number) => (text: string) => {
  const minutes = windowOf(text).minutes;
  return minutes >= 30 && minutes <= most
    ? undefined
    : { what: `lasts ${minutes} minutes`, fix: `choose times with 30 to ${most} minutes between them` };
};

/** Times of a day, in UTC. */
export const dailyWindow = named(
  { one: "time of the day", many: "times of the day" },
  textOf(
    {},
    form(new RegExp(`^${TIME}-${TIME}$`), "is not a window of the day", 'write it in UTC, for example "02:00-03:00"'),
    lasting(23 * 60),
  ),
);

/** Times of a week, in UTC. */
export const weeklyWindow = named(
  { one: "time of the week", many: "times of the week" },
  textOf(
    {},
    form(
      new RegExp(`^${DAY}:${TIME}-${DAY}:${TIME}$`),
      "is not a window of the week",
      'write it in UTC, for example "sun:03:00-sun:04:00"',
    ),
    lasting(24 * 60),
  ),
);
