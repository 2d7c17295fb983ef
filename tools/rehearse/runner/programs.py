"""Programs as Databricks runs them: with names that they are given, and modules of their own folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sql_programs import SqlProgram


def run_programs(root: str, programs: list[str], given: dict[str, Any]) -> None:
    """Runs the files one after the other."""
    before = set(sys.modules)
    sys.path.insert(0, root)
    try:
        for program in programs:
            text = Path(root, program).read_text("utf8")
            if program.endswith(".sql"):
                SqlProgram(given["spark"]).run(program, text)
                continue
            code = compile(text, program, "exec")
            exec(code, {"__name__": "pipeline", "__file__": program, **given})
    finally:
        sys.path.remove(root)
        # Another pipeline may have modules of the same names.
        for module in set(sys.modules) - before:
            if str(getattr(sys.modules[module], "__file__", None) or "").startswith(root):
                del sys.modules[module]
