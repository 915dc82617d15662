"""Breaks the modules that keep the promises, one small thing at a time, and counts how many breaks their tests notice.

``python -m tests.trust.mutants`` tries all (``make trust``), with a number only so many of each module. The tree itself
is not touched: each mutant lives in a copy.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.trust.figures import record

ROOT = Path(__file__).resolve().parents[2]
NEEDED = 0.9
PATIENCE_S = 120
STORAGE = (
    "tests/storage/test_given_up.py",
    "tests/storage/test_boxes.py",
    "tests/storage/test_intake.py",
    "tests/storage/test_store.py",
)
TESTS = {
    "storage/intake.py": STORAGE,
    "storage/seal.py": (
        "tests/storage/test_seal_steps.py",
        *STORAGE,
        "tests/storage/test_recovery.py",
        "tests/storage/test_full_disk.py",
        "tests/storage/test_crashes.py",
    ),
    "lan/seats.py": ("tests/lan/test_seats.py",),
    "lan/noise.py": ("tests/lan/test_noise.py", "tests/lan/test_channel.py"),
    "lan/channel.py": ("tests/lan/test_channel.py", "tests/lan/test_noise.py"),
}
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr, ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.Mod: ast.Mult,
}  # fmt: skip


def broken(node: ast.AST) -> bool:
    """Change ``node`` in place, if it is of a kind that can be changed."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARE:
            node.ops = [_COMPARE[type(op)]()]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _ARITHMETIC:
            node.op = _ARITHMETIC[type(node.op)]()
        case ast.UnaryOp(op=ast.Not()):
            node.op = ast.UAdd()  # the truth of the operand itself
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() | float() as number):
            node.value = number + 1
        case ast.Expr(value=ast.Call(func=func)) if "log" not in ast.unparse(
            func
        ) and "failpoint" not in ast.unparse(func):
            node.value = ast.Constant(None)
        case _:
            return False
    return True


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Every mutant of a module: the line it changed, as it was and as it is, and the whole text."""
    count = sum(1 for _ in ast.walk(ast.parse(source)))
    for at in range(count):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[at]
        was = ast.unparse(node)
        # A dataclass without slots or not frozen does the same, annotations are never evaluated: no test could tell.
        if any(node is part for without in _without_effect(tree) for part in ast.walk(without)):
            continue
        if isinstance(node, ast.expr | ast.stmt) and broken(node):
            yield f"line {node.lineno}: {was[:60]} -> {ast.unparse(node)[:60]}", ast.unparse(tree)


def _without_effect(tree: ast.AST) -> Iterator[ast.expr]:
    for parent in ast.walk(tree):
        yield from getattr(parent, "decorator_list", ())
        for name in ("annotation", "returns"):
            if (annotation := getattr(parent, name, None)) is not None:
                yield annotation


def survives(tree: Path, module: str, text: str) -> bool:
    """Whether the tests of ``module`` pass with ``text`` in its place. Too long counts as noticed."""
    file = tree / "retrokit" / module
    whole = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    tests = [test for test in TESTS[module] if (tree / test).is_file()]
    try:
        environment = {
            **os.environ,
            "PYTHONPATH": str(tree),
            "RETROKIT_TRUST": "",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, timeout=PATIENCE_S, check=False
        )
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        file.write_text(whole, "utf-8")


def main(most: int) -> int:
    trees: SimpleQueue[Path] = SimpleQueue()
    scores: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        for number in range(os.cpu_count() or 1):
            tree = Path(folder) / str(number)
            for part in ("retrokit", "tests", "assets"):
                shutil.copytree(
                    ROOT / part, tree / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
                )
            shutil.copy(ROOT / "pyproject.toml", tree)
            trees.put(tree)

        def attempt(module: str, text: str) -> bool:
            tree = trees.get()
            try:
                return survives(tree, module, text)
            finally:
                trees.put(tree)

        for module in (name for name in TESTS if (ROOT / "retrokit" / name).is_file()):
            source = (ROOT / "retrokit" / module).read_text("utf-8")
            if attempt(module, source) is False:
                raise SystemExit(f"the tests of {module} fail without any mutant")
            tried = list(mutants(source))
            tried = random.Random(1).sample(tried, min(most or len(tried), len(tried)))
            alive = list(pool.map(lambda mutant: attempt(module, mutant[1]), tried))  # noqa: B023 - used up at once
            for (what, _), lives in zip(tried, alive, strict=True):
                if lives:
                    print(f"survives: {module} {what}")
            scores[module] = round(1 - sum(alive) / len(tried), 3)
            record("mutants", module=module, tried=len(tried), noticed=scores[module])
    return 0 if all(score >= NEEDED for score in scores.values()) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
