"""Programs in SQL as words: statements, and a place in one of them that moves on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from problems import Problem

TOKEN = re.compile(
    r"(?P<space>\s+|--[^\n]*|/\*.*?\*/)"
    r"|(?P<text>'(?:[^'\\]|\\.|'')*'|\"(?:[^\"\\]|\\.|\"\")*\")"
    r"|(?P<quoted>`[^`]+`)"
    r"|(?P<value>\$\{[^}]+\})"
    r"|(?P<word>\w+)"
    r"|(?P<sign>=>|.)",
    re.DOTALL,
)
OPENED, CLOSED = "([{", ")]}"


@dataclass(frozen=True)
class Token:
    """A word, a text or a sign, and where it is."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, word: str) -> bool:
        return self.kind in ("word", "sign") and self.text.upper() == word


def tokens_of(text: str) -> list[Token]:
    """Everything but spaces and comments."""
    found = (Token(str(m.lastgroup), m[0], m.start(), m.end()) for m in TOKEN.finditer(text))
    return [token for token in found if token.kind != "space"]


def statements_of(text: str) -> list[str]:
    """The statements, without the semicolons between them."""
    cuts = [0, *(token.end for token in tokens_of(text) if token.text == ";"), len(text)]
    parts = [text[a:b].rstrip().removesuffix(";") for a, b in zip(cuts, cuts[1:], strict=False)]
    return [part for part in parts if tokens_of(part)]


def text_of(token: Token) -> str:
    """What a text in quotes says."""
    quote = token.text[0]
    return re.sub(r"\\(.)", r"\1", token.text[1:-1].replace(quote * 2, quote))


class Cursor:
    """A place in a statement."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.at = text, tokens_of(text), 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.tokens)

    def sees(self, *words: str) -> bool:
        here = self.tokens[self.at : self.at + len(words)]
        return len(here) == len(words) and all(token.is_word(word) for token, word in zip(here, words, strict=True))

    def takes(self, *words: str) -> bool:
        """Goes on behind the words, if they are next."""
        if not self.sees(*words):
            return False
        self.at += len(words)
        return True

    def needs(self, *words: str) -> None:
        if not self.takes(*words):
            raise Problem(f"[PARSE_SYNTAX_ERROR] {' '.join(words)} was expected at {self.shown()}")

    def next(self) -> Token:
        if self.ended:
            raise Problem(f"[PARSE_SYNTAX_ERROR] the statement ends too early: {self.shown()}")
        self.at += 1
        return self.tokens[self.at - 1]

    def name(self) -> str:
        """A name of one to three parts; `LIVE.` in front, from older programs, says nothing."""
        parts = [self.next().text]
        while self.takes("."):
            parts.append(self.next().text)
        return ".".join(parts[1:] if len(parts) > 1 and parts[0].upper() == "LIVE" else parts)

    def bracketed(self) -> str:
        """What is between the brackets that are next."""
        start = self.next()
        if start.text != "(":
            self.at -= 1
            raise Problem(f"[PARSE_SYNTAX_ERROR] ( was expected at {self.shown()}")
        depth = 1
        while depth > 0:
            token = self.next()
            depth += (token.text in OPENED) - (token.text in CLOSED)
        return self.text[start.end : self.tokens[self.at - 1].start].strip()

    def until(self, *ends: tuple[str, ...]) -> str:
        """The text up to the first of these words outside of brackets, or to the end."""
        first, depth = self.at, 0
        while not self.ended and not (depth == 0 and self.at > first and any(self.sees(*end) for end in ends)):
            token = self.next()
            depth += (token.text in OPENED) - (token.text in CLOSED)
        if self.at == first:
            raise Problem(f"[PARSE_SYNTAX_ERROR] something was expected at {self.shown()}")
        return self.text[self.tokens[first].start : self.tokens[self.at - 1].end]

    def rest(self) -> str:
        """All that follows."""
        start = self.tokens[self.at].start if not self.ended else len(self.text)
        self.at = len(self.tokens)
        return self.text[start:].strip()

    def shown(self) -> str:
        """A few words from here on, for messages."""
        left = self.tokens[self.at : self.at + 6]
        return " ".join(token.text for token in left) or "its end"


def items_of(text: str) -> list[str]:
    """Parts between commas outside of brackets."""
    parts, start, depth = [], 0, 0
    for token in tokens_of(text):
        depth += (token.text in OPENED) - (token.text in CLOSED)
        if token.text == "," and depth == 0:
            parts.append(text[start : token.start])
            start = token.end
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]
