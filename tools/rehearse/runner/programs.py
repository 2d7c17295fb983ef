"""Programs as Databricks runs them: with names that they are given, and modules of their own folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sql_programs import SqlProgram

HERE = str(Path(__file__).parent)


def run_programs(root: str, programs: list[str], given: dict[str, Any]) -> None:
    """Runs the files one after the other; what they import is found inside of `modules_of`."""
    for program in programs:
        text = Path(root, program).read_text("utf8")
        if program.endswith(".sql"):
            SqlProgram(given["spark"]).run(program, text)
            continue
        code = compile(text, program, "exec")
        exec(code, {"__name__": "pipeline", "__file__": program, **given})


@contextmanager
def modules_of(root: str, workers: dict[str, str]) -> Iterator[None]:
    """
    Lets programs, and queries that run later, import what lies in a folder, and nothing of the rehearsal: a file that
    is called `tables.py` is theirs. Another pipeline may have modules of the same names.

    workers: environment of the processes in which Spark calls functions of Python; they import from there as well.
    """
    path, own = list(sys.path), taken(HERE)
    workers.update(PYTHONPATH=root, PYTHONDONTWRITEBYTECODE="1")
    sys.path[:] = [root, *(place for place in path if place != HERE)]
    try:
        yield
    finally:
        taken(root)
        sys.path[:] = path
        sys.modules.update(own)


def taken(folder: str) -> dict[str, ModuleType]:
    """Takes the modules of a folder out of those that are loaded."""
    modules = {
        name: module
        for name, module in sys.modules.items()
        if name != "__main__" and str(getattr(module, "__file__", None) or "").startswith(f"{folder}/")
    }
    for name in modules:
        del sys.modules[name]
    return modules
