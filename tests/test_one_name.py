"""One name for one thing: no two public classes and no two modules share a name."""

import ast
from collections import Counter
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "workplan_cli"
NAMED_AFTER_OTHERS = {"cli", "pages", "rendering/as_json", "rendering/forms",
                      "rendering/diagnostics"}  # fmt: skip
"""Folders whose files have the name of a command, of its page or of a form, on purpose."""


def _folder(path: Path) -> str:
    return path.parent.relative_to(SOURCE).as_posix()


def _twice(names: list[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def test_no_two_modules_share_a_name() -> None:
    modules = [
        path.stem
        for path in SOURCE.rglob("*.py")
        if not path.stem.startswith("__") and _folder(path) not in NAMED_AFTER_OTHERS
    ]
    assert len(modules) > 100
    assert _twice(modules) == []


def test_no_two_public_classes_share_a_name() -> None:
    classes = [
        node.name
        for path in SOURCE.rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert len(classes) > 100
    assert _twice(classes) == []


def test_words_of_our_own_for_which_the_field_has_one_stay_out() -> None:
    ours = {"verdict", "yardstick", "misfits", "owing", "debt", "speakers", "holding", "mend",
            "mended", "mending", "speech", "turns"}  # fmt: skip
    used = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _names(node)
        if name in ours
    }
    assert used == set()


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Name):
        return [node.id]
    return [node.arg] if isinstance(node, ast.arg) else []


def test_no_module_is_longer_than_300_lines() -> None:
    long = {
        path.relative_to(SOURCE).as_posix(): count
        for path in SOURCE.rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
