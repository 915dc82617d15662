"""The command line as a person types it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retrokit import __version__, cli
from retrokit.catalogue import PSEUDO

HEAVY = ("PySide6", "aiohttp", "reportlab", "rich", "sqlite_utils", "cryptography")


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(cli.retrokit, arguments)


def process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "retrokit", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_version_is_the_one_of_the_package() -> None:
    result = typed("--version")

    assert (result.exit_code, result.output) == (0, f"retrokit {__version__}\n")


def test_help_names_every_command_and_every_command_takes_a_home() -> None:
    said = typed("--help").output

    assert set(cli.retrokit.commands) == {"blocks", "demo", "doctor", "formats", "report", "sessions"}
    for name in cli.retrokit.commands:
        assert f"  {name} " in said
        assert "--home DIR" in typed(name, "--help").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("demo", "--phones", "0"),
        ("demo", "--phones", "many"),
        ("report",),
        ("report", "abc"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(arguments: tuple[str, ...]) -> None:
    result = typed(*arguments)

    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr


def test_bad_news_is_one_sentence_with_its_remedy_and_exit_code_1(tmp_path: Path) -> None:
    result = typed(
        "report", "nowhere", "--out", str(tmp_path / "report.pdf"), "--home", str(tmp_path / "home")
    )

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nowhere" in result.stderr
    assert "`retrokit sessions`" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "report.pdf").exists()


def test_a_home_that_cannot_be_made_is_bad_news_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "ascii")

    result = typed("sessions", "--home", str(tmp_path / "file" / "home"))

    assert result.exit_code == 1
    assert str(tmp_path / "file" / "home") in result.stderr


def test_bad_news_comes_in_the_language_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": PSEUDO}), "ascii")

    result = typed("report", "nowhere", "--out", str(tmp_path / "report.pdf"), "--home", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.startswith("[")


@pytest.mark.parametrize("before", [True, False])
def test_the_home_may_stand_before_or_after_the_command(tmp_path: Path, before: bool) -> None:
    home = ("--home", str(tmp_path / "home"))

    result = typed(*home, "sessions") if before else typed("sessions", *home)

    assert result.exit_code == 0, result.output
    assert "No sessions yet" in result.output
    assert (tmp_path / "home" / "retrokit.db").is_file()


def test_nothing_heavy_is_imported_before_it_is_known_what_is_wanted(tmp_path: Path) -> None:
    code = f"import sys, retrokit.cli; print([name for name in {HEAVY} if name in sys.modules])"

    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    ).stdout

    assert said == "[]\n"


def test_the_module_is_the_command(tmp_path: Path) -> None:
    root = Path(cli.__file__).parent.parent

    done = process("sessions", "--home", str(tmp_path / "home"), cwd=root)

    assert done.returncode == 0, done.stderr
    assert "No sessions yet" in done.stdout


def test_the_doctor_has_a_line_for_everything_a_session_needs(tmp_path: Path) -> None:
    root = Path(cli.__file__).parent.parent

    done = process("doctor", "--home", str(tmp_path / "home"), cwd=root)

    lines = [line for line in done.stdout.splitlines() if line.startswith(("ok", "look"))]
    named = [line.split(None, 1)[1] for line in lines]
    wanted = ["Libraries", "Screen", "Fonts", "Address", "Port", "Certificate", "Disk", "Database", "Backups"]
    wanted += ["Phone page", "Coaching"]
    assert len(named) == len(wanted)
    for line, name in zip(named, wanted, strict=True):
        assert line.startswith(name)
    assert done.returncode == (1 if any(line.startswith("look") for line in lines) else 0)
    assert done.stderr == ""
