"""What reaches the terminal."""

import os
import subprocess
from pathlib import Path

import pytest

from kg.cli import console


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b]0;owned\x07\x1b[31mred", " ]0;owned  [31mred"),
        ("\u202egnp.exe", " gnp.exe"),
        ("naïve 王 می\u200cخواهم", "naïve 王 می\u200cخواهم"),
        ("\udcff\ud800.txt", "\\xff .txt"),
    ],
)
def test_clean(text, expected):
    """Letters of every script stay, what steers a terminal becomes a space."""
    assert console.clean(text) == expected


@pytest.mark.parametrize(
    "name",
    [b"talk.txt", "naïve 王.txt".encode(), b"a b'c\\d.txt", b"\xff\xe9a.txt", b"two\nlines 'n\\ more\x1b[31m$(reboot)"],
)
def test_a_path_is_what_the_shell_takes_it_for(name):
    """Whatever bytes it has, it stands on one printable line that a shell reads as the same path."""
    shown = console.in_shell(Path(os.fsdecode(name)))
    assert shown.isprintable()
    assert subprocess.run(["bash", "-c", f"printf %s {shown}"], capture_output=True, check=True).stdout == name


@pytest.mark.parametrize(("settings", "plain"), [({"TERM": "dumb"}, True), ({"NO_COLOR": "1"}, True), ({"NO_COLOR": ""}, False)])
def test_a_terminal_may_have_letters_alone(in_terminal, graph_path, settings, plain):
    """Headings and tables stand out, but not where the terminal cannot do so, or its user will not have it."""
    for command in (("explain", graph_path, "hinton"), ("top", graph_path)):
        assert ("\x1b" in in_terminal(*command, **settings)) is not plain


@pytest.mark.parametrize("is_terminal", [True, False])
def test_the_head_of_a_table_is_text(monkeypatch, capsys, is_terminal):
    """What a column is called stands on one line as it is, whatever is in it."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    console.table("1 row", ["[x IN l\n | x\x1b]", "b"], [["1", "2"]])
    assert "[x IN l  | x ]" in capsys.readouterr().out
