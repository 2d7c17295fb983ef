/** An address that the page of upgrades says is destroyed or made anew, with what stands for any text in it. */
export interface Announced {
  /** As it is written: `databricks_directory.source-<source>_program`. */
  readonly text: string;
  readonly pattern: RegExp;
}

/** The section of what is not released yet. */
const UNRELEASED = /^## Unreleased$([\s\S]*?)(?=^## |$(?![\s\S]))/m;

/** `type.name` in a code span; `<…>`, `…` and `*` stand for any text. */
const ADDRESS = /`((?:aws|databricks|tfe|time|terraform)_[a-z0-9_]+\.[^`\s]+)`/g;

/** What a page of upgrades announces for the next version. */
export function announcedIn(page: string): readonly Announced[] {
  const [, section = ""] = UNRELEASED.exec(page) ?? [];
  const texts = [...section.matchAll(ADDRESS)].map(([, text = ""]) => text);
  return [...new Set(texts)].map((text) => ({ text, pattern: patternOf(text) }));
}

function patternOf(text: string): RegExp {
  const parts = text.split(/<[^<>]*>|…|\*/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`);
}
