"""The house is as its pages say: settings, docstrings, commands, addresses, migrations and decisions."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from bot.store.schema import migrations
from bot.store.tables import REVISION

ROOT = Path(__file__).parents[1]
OF_THE_PLATFORM = {"HOME", "LOCALAPPDATA", "XDG_DATA_HOME"}
"""Read from the environment, and no settings of ours."""
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
SETTING = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
HOMES = re.compile(r"/(?:home|Users)/[a-z][\w.-]*/|(?<![\w.])/(?:root|work)/\w|[A-Z]:\\+Users\\", re.ASCII)
INSTALLS = {"Dockerfile", "onward", "check", "venv", "run"}
PUBLIC = {"pypi.org", "files.pythonhosted.org"}
MODULES = sorted((ROOT / "bot").rglob("*.py"))


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git knows, or would take up with `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(file for file in files if file.is_file())


def settings_read() -> set[str]:
    """Every name that bot/settings.py asks the environment for: whole strings in capitals."""
    tree = ast.parse((ROOT / "bot/settings.py").read_text("utf-8"))
    said = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {name for name in said if isinstance(name, str) and SETTING.fullmatch(name)} - OF_THE_PLATFORM


def settings_explained() -> dict[str, str]:
    """The settings of .env.example, each with the comment right above it."""
    explained: dict[str, str] = {}
    comment: list[str] = []
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        if line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
            continue
        name, is_setting, _ = line.partition("=")
        if is_setting:
            explained[name] = " ".join(comment)
        comment = []
    return explained


def test_every_setting_has_a_sentence() -> None:
    assert len(settings_read()) > 10, "the settings are not found any more: mend this test"
    assert settings_read() == set(settings_explained())
    for name, sentence in settings_explained().items():
        assert sentence.endswith("."), name
        assert len(sentence.split()) > 3, name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_in_a_line_what_it_is(module: Path) -> None:
    says = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    first, _, rest = says.partition("\n")
    assert first.endswith((".", ":", "?")), "the docstring has to begin with one whole line"
    assert not rest or rest.startswith("\n"), "the first line has to stand alone"
    parts = {part for name in module.relative_to(ROOT).with_suffix("").parts for part in name.split("_")}
    assert not parts & VAGUE, "a name has to say what is inside"


def test_the_two_commands_of_the_readme_are_there() -> None:
    commands = re.findall(r"^ {4}\./(\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {"onward", "check"} == set(commands)
    for command in set(commands):
        assert os.access(ROOT / command, os.X_OK), command


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = []
    for file in tracked():
        try:
            homes = HOMES.findall(file.read_text("utf-8"))
        except UnicodeDecodeError:
            continue
        if file != Path(__file__):
            found += [f"{file.relative_to(ROOT)}: {home}" for home in homes]
    assert found == []


def test_packages_come_from_the_public_registry() -> None:
    lock = (ROOT / "uv.lock").read_text("utf-8")
    assert set(re.findall(r"https?://([^/\"]+)", lock)) <= PUBLIC
    for file in tracked():
        if file.suffix in (".toml", ".cfg", ".ini") or file.name in INSTALLS:
            text = file.read_text("utf-8")
            assert not re.search(r"index-url|extra-index|find-links|\[\[tool\.uv\.index", text), file.name


def test_the_lock_knows_every_dependency() -> None:
    """`uv sync --frozen` installs what the lock says, and asks pyproject.toml nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line, maxsplit=1)[0]).lower() for line in wanted}
    locked = {package["name"] for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
    assert names - locked == set(), "run `uv lock`"


def test_the_tables_stand_at_the_newest_migration() -> None:
    revisions: dict[str, str | None] = {}
    for file in sorted((migrations() / "versions").glob("*.py")):
        values: dict[str, str | None] = {}
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                values[node.targets[0].id] = ast.literal_eval(node.value)
        assert file.name.startswith(f"{values['revision']}_"), "a migration's file begins with its revision"
        revisions[str(values["revision"])] = values["down_revision"]
    heads = set(revisions) - set(revisions.values())
    assert heads == {REVISION}
    assert max(revisions) == REVISION, "revisions count up"


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs/adr"
    pages = sorted(page.name for page in folder.glob("*.md") if page.name != "README.md")
    linked = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert pages == linked, "one line for each page, in order"
    assert [page[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]


@pytest.mark.parametrize("name", sorted(page.name for page in (ROOT / "docs/adr").glob("0*.md")))
def test_a_decision_says_why_and_what_was_refused(name: str) -> None:
    page = (ROOT / "docs/adr" / name).read_text("utf-8")
    assert page.startswith(f"# {name[:4]}: ")
    sections = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert sections == ["Context", "Decision", "Consequences", "Refused"]
    assert len(page.splitlines()) <= 80, "one page"


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in (file for file in tracked() if file.suffix == ".md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            place = target.partition("#")[0]
            if place and "://" not in target and "..." not in target and not (page.parent / place).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_what_is_public_is_made_in_one_place_only() -> None:
    """A Posting is made in `publishing` alone, and nothing private fits into any public way (U5, U6)."""
    makers = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called == "Posting":
                makers.add(module.relative_to(ROOT).as_posix())
    assert makers == {"bot/runtime/publishing.py"}


def test_no_public_way_takes_anything_private() -> None:
    from typing import get_type_hints

    from bot.runtime import group_ports
    from bot.runtime.publishing import Publisher

    assert get_type_hints(group_ports.GroupAdapter.post)["posting"] is group_ports.Posting
    assert get_type_hints(Publisher.posting)["to"] is group_ports.ToPost
    for public in (group_ports.GroupAdapter, group_ports.GroupStore, Publisher):
        for name, way in vars(public).items():
            if callable(way) and not name.startswith("__"):
                hints = " ".join(map(str, get_type_hints(way).values()))
                assert "Outgoing" not in hints, f"{public.__name__}.{name}"
    held = {str(hint) for each in (group_ports.Posting, group_ports.ToPost) for hint in get_type_hints(each).values()}
    assert not any("Outgoing" in hint or "Session" in hint or "Record" in hint for hint in held)


def test_whatever_posts_in_a_group_takes_a_posting() -> None:
    """Every adapter's `post`, by what its signature says."""
    for module in sorted((ROOT / "bot/adapters").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.AsyncFunctionDef) and node.name == "post" and len(node.args.args) > 1:
                hint = node.args.args[1].annotation
                assert hint is not None, module.name
                assert ast.unparse(hint) == "Posting", module.name
