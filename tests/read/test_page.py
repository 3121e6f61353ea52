"""Header and footer of a listing page are kept out of the talk, and nothing of the talk is."""

import random

import pytest

from kg.read.lines import spans
from kg.read.page import Page, recognise

TITLE = "Grace Hopper: Compilers | Some Podcast #3"
VIDEO = "a1B2c3D4e5F • 2021-02-03"
HEADINGS = ["Transcript preview", "Open", "Kind: captions", "Language: en"]
FOOTER = ["Resume", "Read", "file updated 2026-02-13 13:22:51 UTC", "Categories", "Manage"]
TALK = ["welcome to the", "show grace", *["so we went on and on about it"] * 30, "thank you", "bye"]
URL = "https://www.youtube.com/watch?v=a1B2c3D4e5F"


def parts(lines: list[str], separator: str = "\n") -> tuple[Page, str]:
    """Return the page of these lines and its talk."""
    text = separator.join(lines)
    page = recognise(text, spans(text))
    return page, text[page.start : page.end].strip()


@pytest.mark.parametrize("separator", ["\n", "\r\n", " \n\n", " ", "\u200b\n "])
def test_a_whole_page_is_taken_apart(separator: str) -> None:
    """Title, date and video are known and the talk is the rest, also when the page stands on one line."""
    page, talk = parts([TITLE, VIDEO, *HEADINGS, *TALK, *FOOTER], separator)
    assert (page.title, page.date, page.url) == (TITLE, "2021-02-03", URL)
    assert talk.startswith("welcome to the")
    assert talk.rstrip("\u200b\n ").endswith("bye")


@pytest.mark.parametrize("missing", range(6))
def test_a_header_with_a_line_missing_is_recognised(missing: int) -> None:
    """The lines that are there are used and kept out of the talk."""
    header = [TITLE, VIDEO, *HEADINGS]
    del header[missing]
    page, talk = parts([*header, *TALK])
    assert talk == "\n".join(TALK)
    assert page.title == (None if missing == 0 else TITLE)
    assert page.url == (None if missing == 1 else URL)


@pytest.mark.parametrize("seed", range(8))
def test_a_header_in_any_order_is_recognised(seed: int) -> None:
    """The order of the lines makes no difference."""
    header = [TITLE, VIDEO, *HEADINGS]
    random.Random(seed).shuffle(header)
    page, talk = parts([*header, *TALK])
    assert talk == "\n".join(TALK)
    assert (page.title, page.date) == (TITLE, "2021-02-03")


@pytest.mark.parametrize(
    ("header", "title", "url"),
    [
        ([TITLE], TITLE, None),
        (["A plain title", "Language: en-US"], "A plain title", None),
        (["Interesting", VIDEO], "Interesting", URL),
        (["A title", "a1B2c3D4e5F", "2021-02-03"], "A title", URL),
        (["Episode_012", "2021-02-03"], "Episode_012", None),
        (["A title", "https://youtu.be/a1B2c3D4e5F?t=10"], "A title", URL),
        (["A title", "https://www.youtube.com/watch?app=desktop&v=a1B2c3D4e5F"], "A title", URL),
        (["A title", "youtube.com/live/a1B2c3D4e5F"], "A title", URL),
        (["A title", "SomeChannel", "1:02:03", "Kind: captions"], "A title", None),
        (["2021-02-03 · a1B2c3D4e5F", "Open"], None, URL),
    ],
)
def test_other_headers_are_recognised(header: list[str], title: str | None, url: str | None) -> None:
    """A bar in a title, a date, an address, a kind or a language tells a header."""
    page, talk = parts([*header, *TALK])
    assert (page.title, page.url) == (title, url)
    assert talk == "\n".join(TALK)


@pytest.mark.parametrize(
    "footer",
    [
        FOOTER,
        FOOTER[2:],
        FOOTER[:3],
        FOOTER[:2],
        FOOTER[3:],
        ["Manage", "Read", *FOOTER[2:]],
        [*FOOTER[:4], "Deep learning", "People", "Manage"],
    ],
)
def test_a_footer_is_recognised_in_part_too(footer: list[str]) -> None:
    """Two buttons, or the date of the file, are a footer with all that follows."""
    assert parts([*TALK, *footer])[1] == "\n".join(TALK)


@pytest.mark.parametrize(
    "lines",
    [
        TALK,
        ["Open", *TALK],
        ["open", "read", *TALK, "manage"],
        [*TALK, "Manage"],
        [*TALK, "resume", "read", "categories", "manage"],
        [*TALK, "Language: en", *TALK, "Resume", "Read", *TALK],
        ["So we did that on 2021-02-03", *TALK],
        ["word " * 200, "Kind: captions", *TALK],
        ["interesting", *TALK],
    ],
)
def test_talk_is_left_alone(lines: list[str]) -> None:
    """What a speaker may say, or what stands far from the edges, is talk."""
    page, talk = parts(lines)
    assert talk == "\n".join(lines).strip()
    assert page.title is None


def test_a_button_is_taken_once() -> None:
    """A last word of the talk that equals a button stays."""
    assert parts([TITLE, *HEADINGS, "Open", *TALK, "Read", *FOOTER])[1].split("\n") == ["Open", *TALK, "Read"]


@pytest.mark.parametrize("lines", [[], [TITLE, VIDEO, *HEADINGS], [TITLE, *HEADINGS, *FOOTER], FOOTER])
def test_a_page_without_talk_has_none(lines: list[str]) -> None:
    """Where there is header and footer alone, the talk is empty."""
    assert parts(lines)[1] == ""
