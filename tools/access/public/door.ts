import type { Found, Reading } from "../../../policy/access/reading";

/** A way in from outside, or a way out. */
export interface Opened {
  /** `in`: somebody outside reaches something here; `out`: something here calls somebody outside. */
  readonly direction: "in" | "out";
  /** Who is outside: `the internet`, `recipient dev_partner`, `api.openai.com`. */
  readonly who: string;
  /** `reach`, `call, signed in by JWT,`. */
  readonly may: string;
  /** `app acme-dev-portal`. */
  readonly on: string;
  /** What it takes beside that, in words; empty where nothing. */
  readonly under: string;
}

/** Ways that resources of some types open. */
export interface Door {
  readonly types: readonly string[];
  opened(found: Found, reading: Reading): readonly Opened[];
}
