/** One property of a generated class, with what the generator noted about it. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** The code up to the next property. */
  readonly code: string;
}

/** How a property is written to HCL. */
export interface HclEntry {
  readonly kind: "simple" | "list" | "set" | "map" | "struct";
  /** `string`, `stringList`, or the name of a nested class. */
  readonly storage: string;
}

/** One property of a generated interface. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly isBlock: boolean;
  readonly description: string | undefined;
}

/** What the bindings of one type say, before it is understood. Keys are names of structs: `VpcEndpointDnsOptions`. */
export interface Bindings {
  /** The resource, data source or provider class. */
  readonly main: string;
  /** `aws_vpc_endpoint`; a provider has its name. */
  readonly terraformType: string;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /** Structs whose single reference stands for the first item of a list or set. */
  readonly firstItems: ReadonlySet<string>;
  readonly hcl: ReadonlyMap<string, ReadonlyMap<string, HclEntry>>;
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, Field>>;
}

/** Reads generated TypeScript, of cdktf or of its fork cdktn. Relies on the generator's layout, not on a parser: see the accuracy test. */
export function parseBindings(source: string): Bindings {
  const members = new Map<string, readonly Member[]>();
  const firstItems = new Set<string>();
  const hcl = new Map<string, ReadonlyMap<string, HclEntry>>();
  const fields = new Map<string, ReadonlyMap<string, Field>>();
  let main = "";
  let terraformType = "";
  for (const section of source.split(/^(?=export (?:class|function|interface) )/m)) {
    const [, kind, name = "", rest = ""] = /^export (class|function|interface) (\w+)(.*)/.exec(section) ?? [];
    if (kind === "interface") {
      fields.set(
        /\bcdkt[fn]\.TerraformMetaArguments/.test(rest) ? name.replace(/Config$/, "") : name,
        parseFields(section),
      );
    } else if (kind === "function" && name.endsWith("ToHclTerraform")) {
      hcl.set(capitalized(name.replace(/ToHclTerraform$/, "")), parseHcl(section));
    } else if (kind === "class" && name.endsWith("OutputReference")) {
      const struct = name.replace(/OutputReference$/, "");
      members.set(struct, parseMembers(section));
      if (/super\(terraformResource, terraformAttribute, (true|false), 0\)/.test(section)) firstItems.add(struct);
    } else if (kind === "class" && /extends cdkt[fn]\.Terraform(Resource|DataSource|Provider)\b/.test(rest)) {
      main = name;
      terraformType = /tfResourceType = "(\w+)"/.exec(section)?.[1] ?? "";
      members.set(name, parseMembers(section));
      hcl.set(name, parseHcl(section));
    }
  }
  if (main === "") throw new Error("the bindings hold no resource, data source or provider");
  return { main, terraformType, members, firstItems, hcl, fields: withConfigOf(fields, main) };
}

/** A provider's Config interface extends nothing, so it is known only by its name. */
function withConfigOf(fields: Map<string, ReadonlyMap<string, Field>>, main: string): Bindings["fields"] {
  const config = fields.get(`${main}Config`);
  if (!fields.has(main) && config) fields.set(main, config);
  return fields;
}

const MEMBER = /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)$/gm;

function parseMembers(section: string): Member[] {
  const found = [...section.matchAll(MEMBER)];
  return found.map((match, index) => ({
    name: match[1] ?? "",
    computed: match[2] === "true",
    optional: match[3] === "true",
    required: match[4] === "true",
    code: section.slice(match.index + match[0].length, found[index + 1]?.index),
  }));
}

const HCL_ENTRY = /^ +(\w+): \{\n +value: .*\n +isBlock: \w+,\n +type: "(\w+)",\n +storageClassType: "(\w+)",/gm;

function parseHcl(section: string): ReadonlyMap<string, HclEntry> {
  const entries = [...section.matchAll(HCL_ENTRY)];
  return new Map(
    entries.map(([, name = "", kind = "", storage = ""]) => [name, { kind: kind as HclEntry["kind"], storage }]),
  );
}

const FIELD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}readonly \w+(\?)?: /g;

function parseFields(section: string): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [, doc = "", optional] of section.matchAll(FIELD)) {
    const name = /\{@link \S+#(\w+) /.exec(doc)?.[1];
    if (name === undefined) continue;
    const first = /^\s*\* (.*)$/m.exec(doc)?.[1];
    const isBlock = first === `${name} block`;
    const description = isBlock || first?.startsWith("Docs at Terraform Registry") ? undefined : first;
    fields.set(name, { name, optional: optional !== undefined, isBlock, description });
  }
  return fields;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
