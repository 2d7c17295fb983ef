import { at, isArray, type ObjectValue } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { itemsOf, textOf, textsAt } from "../values";

/** One statement, spelled as in the JSON. */
type Statement = Readonly<Record<string, unknown>>;

interface Document {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement?: Statement | readonly Statement[];
}

/** What `aws_iam_policy_document` makes of its arguments: the JSON of the policy. */
export function policyDocumentAnswer(config: ObjectValue): ObjectValue {
  const sources = documents(config, "source_policy_documents");
  const overrides = documents(config, "override_policy_documents");
  const own: Document = { Statement: itemsOf(config, "statement").map(statement) };
  const last = [...sources, ...overrides];
  const statements = [...sources, own, ...overrides].reduce<Statement[]>((all, next) => merged(all, next), []);
  const document = {
    Version:
      textOf(at(config, "version")) ?? last.findLast(({ Version }) => Version !== undefined)?.Version ?? "2012-10-17",
    ...optional("Id", textOf(at(config, "policy_id")) ?? last.findLast(({ Id }) => Id !== undefined)?.Id),
    Statement: statements,
  };
  const json = JSON.stringify(document, null, 2);
  return { json, minified_json: JSON.stringify(document), id: fingerprint(json, 10), version: document.Version };
}

/** A statement with the `Sid` of an earlier one takes its place. */
function merged(all: readonly Statement[], { Statement: more = [] }: Document): Statement[] {
  const added: readonly Statement[] = isList(more) ? more : [more];
  const sids = new Set(added.map(({ Sid }) => Sid).filter((sid) => sid !== undefined && sid !== ""));
  return [...all.filter(({ Sid }) => !sids.has(Sid)), ...added];
}

function isList(value: Statement | readonly Statement[]): value is readonly Statement[] {
  return Array.isArray(value);
}

function documents(config: ObjectValue, name: string): Document[] {
  const value = at(config, name);
  const texts = isArray(value) ? value.flatMap((text) => textOf(text) ?? []) : [];
  return texts.map((text) => JSON.parse(text) as Document);
}

function statement(block: ObjectValue): Statement {
  return {
    ...optional("Sid", textOf(at(block, "sid"))),
    Effect: textOf(at(block, "effect")) ?? "Allow",
    ...optional("Principal", principals(itemsOf(block, "principals"))),
    ...optional("NotPrincipal", principals(itemsOf(block, "not_principals"))),
    ...optional("Action", list(block, "actions")),
    ...optional("NotAction", list(block, "not_actions")),
    ...optional("Resource", list(block, "resources")),
    ...optional("NotResource", list(block, "not_resources")),
    ...optional("Condition", conditions(itemsOf(block, "condition"))),
  };
}

function principals(blocks: readonly ObjectValue[]): unknown {
  if (blocks.length === 0) return undefined;
  const names = (block: ObjectValue) => list(block, "identifiers");
  if (blocks.length === 1 && blocks[0] && at(blocks[0], "type") === "*" && names(blocks[0]) === "*") return "*";
  return Object.fromEntries(blocks.map((block) => [textOf(at(block, "type")) ?? "AWS", names(block)]));
}

function conditions(blocks: readonly ObjectValue[]): unknown {
  const operators: Record<string, Record<string, unknown>> = {};
  for (const block of blocks) {
    const test = textOf(at(block, "test")) ?? "";
    operators[test] = { ...operators[test], [textOf(at(block, "variable")) ?? ""]: list(block, "values") };
  }
  return blocks.length === 0 ? undefined : operators;
}

/** One value alone, several as a list. The provider writes `&{…}` where the policy wants `${…}`. */
function list(block: ObjectValue, name: string): string | readonly string[] | undefined {
  const texts = textsAt(block, name).map((text) => text.replaceAll("&{", "${"));
  if (texts.length === 0) return undefined;
  return texts.length === 1 ? texts[0] : [...texts].sort().reverse();
}

function optional(key: string, value: unknown): Statement {
  return value === undefined ? {} : { [key]: value };
}
