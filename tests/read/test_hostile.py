"""No file, however broken or hostile, does anything but become a transcript or be refused in one line."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Transcript
from kg.read import ids, inputs, read

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
ODD = (
    "-->", "00:00:01.000 --> 00:00:02.000", "-99:99:99.9", "NaN", "<v ", "<c>", "</c>", "<00:00:01.000>", "&amp;", "&#xD800;", "&nbsp;",
    "[", "]", "\\[", "**", ":", "Ann:", "- ", "(laughs)", "\0", "\ufeff", "\u202e", "\r", "\n\n", "NOTE", "WEBVTT", "{", "}", '"segs"', "♪",
    "<", ">", "](http://",
)  # fmt: skip
BEGINNINGS = ("", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "<t><p t='1'>", "Ann: a\nBob: b\n")
KEYS = (
    "events", "segs", "utf8", "tStartMs", "tOffsetMs", "segments", "text", "body", "words", "word", "start", "speaker", "timestamp",
    "offsets", "from",
)  # fmt: skip


def outcome(path: Path) -> Transcript | str:
    """Return the transcript of a file, or the line with which it is refused."""
    try:
        return read(path)
    except InputError as error:
        return str(error)


def demand_sound(found: Transcript | str, path: Path) -> None:
    """Ask what holds of every outcome: one line, or words whose pieces are in order, whose times are real, and that can be written."""
    if isinstance(found, str):
        assert found.startswith(str(path))
        assert len(found.splitlines()) == 1
        return
    assert found.text == " ".join(found.text.split()) != ""
    starts, offsets, lines, times, _ = found.pieces
    assert starts[0] == 0
    assert list(starts) == sorted(starts)
    assert starts[-1] < len(found.text)
    assert all(1 <= line <= len(found.lines) for line in lines)
    assert all(offset >= 0 for offset in offsets)
    assert all(seconds is None or 0 <= seconds < float("inf") for seconds in times)
    assert json.dumps([found.text, *found.lines], ensure_ascii=False).encode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(ODD) | st.text(max_size=4)), max_size=8),
)
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, sample: Path, damage: list[tuple[float, int, str]]) -> None:
    """Whatever is put in place of some of its characters."""
    content = sample.read_text(encoding="utf-8")
    for place, length, put in damage:
        at = int(place * len(content))
        content = content[:at] + put + content[at + length :]
    path = tmp_path / "talk"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    demand_sound(outcome(path), path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "<t><p t='1'>", "Ann: a\nBob: b\n"]),
    st.lists(st.sampled_from(ODD) | st.text(max_size=5)),
)
def test_anything_after_a_beginning_is_read_or_refused(tmp_path: Path, beginning: str, rest: list[str]) -> None:
    """Every format, with all that others use."""
    path = tmp_path / "talk"
    path.write_bytes((beginning + " ".join(rest)).encode("utf-8", "surrogatepass"))
    demand_sound(outcome(path), path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_JSON)
def test_any_json_is_read_or_refused(tmp_path: Path, value: object) -> None:
    """A key may hold anything."""
    path = tmp_path / "talk"
    path.write_text(json.dumps(value), encoding="utf-8")
    demand_sound(outcome(path), path)


LONG = 50_000
HOSTILE = {
    "one line": "word " * LONG,
    "no space": "w" * LONG,
    "open tags": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * LONG,
    "nested tags": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<c>" * LONG + "a" + "</c>" * LONG,
    "open brackets": "a " + "[" * LONG,
    "stage after stage": "[Music] " * LONG + "a",
    "escaped brackets": "a " + "\\[" * LONG,
    "links": "a " + "[b](http://" * LONG,
    "open parentheses": "a " + "(soft soft " * LONG,
    "notes": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "♪ a " * LONG,
    "entities": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&amp;" * LONG,
    "ampersands": "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&" * LONG,
    "digits": "WEBVTT\n\n" + "1" * LONG + ":00.000 --> 00:02.000\na",
    "arrows": "1\n00:00:01,000 --> 00:00:02,000\n" + "-->" * LONG,
    "braces": "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\" * LONG,
    "same cues": "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nsame\n\n" * (LONG // 10),
    "long cues": "WEBVTT\n\n" + ("00:01.000 --> 00:02.000\n" + "so\n" * LONG + "then\n\n") * 2,
    "ten hours": "WEBVTT\n\n00:00:00.000 --> 10:00:00.000\n" + "word\n" * LONG,
    "speakers": "".join(f"**A{number}:** a\n" for number in range(LONG // 10)),
    "colons": "a:" * LONG,
    "label": "A" + " a" * LONG + ": b\n" + "A: b\n" * 9,
    "hyphens": "a-\n" * LONG,
    "deep json": "[" * LONG,
    "deep object": '{"segments":' * LONG,
    "long number": '{"segments": [{"text": "a", "start": ' + "9" * LONG + "}]}",
    "deep xml": "<a>" * LONG,
    "comments": "<!---->" * LONG + "<!--" * LONG,
    "many entities": '<!DOCTYPE l [<!ENTITY a "l">' + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(99)) + "]><p>&a9;</p>",
    "header": "title: " + "a" * LONG + "\n" + "---\n" * LONG,
    "line ends": "\r" * LONG + "a",
    "invisible": "a" + "\u200b" * LONG + "b",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_hang_does_not(tmp_path: Path, name: str) -> None:
    """A file of repetitions ends, whatever it repeats; were time quadratic, this test would take minutes."""
    path = tmp_path / "talk"
    path.write_text(HOSTILE[name], encoding="utf-8")
    found = outcome(path)
    assert isinstance(found, str) or found.text


@pytest.mark.parametrize("encoding", ["utg-8", "utf-16", "latin-1"])
def test_xml_is_read_whatever_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    """The file is decoded before it is parsed."""
    path = tmp_path / "talk"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><timedtext><body><p t="1">naïve</p></body></timedtext>', encoding="utf-8")
    assert read(path).text == "naïve"


def test_noise_is_read_or_refused(tmp_path: Path) -> None:
    """Bytes of any kind."""
    chance = random.Random(1)
    for size in (1, 10, 1000):
        for beginning in (b"", b"WEBVTT\n", b"\xff\xfe", b"{", b"<?xml"):
            path = tmp_path / "talk"
            path.write_bytes(beginning + chance.randbytes(size))
            demand_sound(outcome(path), path)


def test_names_are_never_commands_or_ways_out(tmp_path: Path) -> None:
    """Files called like options or paths are files, and their ids are harmless."""
    names = ["-rf", "..%2f..%2fx", "a b", "$(reboot)", "'; drop", "--help.txt", "\u202e", "x" * 200]
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_text("hello there")
    assert [read(path).text for path in inputs(paths)] == ["hello there"] * len(names)
    assert all(set(id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for id in ids(paths))
