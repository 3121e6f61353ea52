"""The address of a talk and a second make the address at which a player begins there."""

import pytest

from kg import links

VIDEO = "https://www.youtube.com/watch?v=13CZPWmke6A"


@pytest.mark.parametrize(
    "address",
    [
        VIDEO,
        "http://m.youtube.com/watch?list=PL1&v=13CZPWmke6A&t=5s",
        "youtu.be/13CZPWmke6A?si=abc",
        "https://www.youtube.com/embed/13CZPWmke6A",
        "https://youtube.com/live/13CZPWmke6A",
        "https://www.youtube-nocookie.com/embed/13CZPWmke6A",
    ],
)
def test_a_video_is_known_by_any_of_its_addresses(address: str) -> None:
    """Its seconds are linked in one form, whatever the address had behind it."""
    assert links.video_of(address) == "13CZPWmke6A"
    assert links.at(address, 83.9) == f"{VIDEO}&t=83s"


@pytest.mark.parametrize("address", ["https://example.org/watch?v=13CZPWmke6A", "https://youtu.be/13CZPWmke6Axx", "youtu.be/short", ""])
def test_other_addresses_are_no_video(address: str) -> None:
    """An id has eleven letters, and YouTube's own host before it."""
    assert links.video_of(address) is None


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("13CZPWmke6A", True),
        ("dQw4w9WgXcQ", True),
        ("dQw4w9WgXc", False),
        ("dQw4w9WgXcQx", False),
        ("aircAruvnKk", False),
        ("weights_007", False),
        ("interview01", False),
        ("episode-012", False),
        ("hinton-2024", False),
        ("Interview01", False),
        ("Lecture_02B", False),
        ("Interview1b", False),
        ("HINTON-2024", False),
        ("YannLeCun36", False),
        ("CS224n-Lec3", False),
        ("NeurIPS2023", False),
        ("GPT4vsBERT2", False),
        ("2024-Jan-05", False),
    ],
)
def test_an_id_is_told_from_a_name(text: str, drawn: bool) -> None:
    """A link to a stranger's video is worse than none, so what could be a name of people's making is none."""
    assert links.looks_drawn(text) is drawn


def test_seconds_of_other_media() -> None:
    """Other players know media fragments, which take the place of any fragment."""
    assert links.at("https://example.org/a.mp3", 5.2) == "https://example.org/a.mp3#t=5"
    assert links.at("https://example.org/a?b=c#notes", 0.0) == "https://example.org/a?b=c#t=0"


def test_without_address_or_time_there_is_no_link() -> None:
    """Neither is guessed."""
    assert links.at(None, 5.0) is None
    assert links.at(VIDEO, None) is None


@pytest.mark.parametrize("text", ["ftp://a.org", "https://", "https://a b", "https://[", 'https://a/"', "https://a/<b>", "a.org"])
def test_what_is_no_address_of_the_web(text: str) -> None:
    """Nothing that could break out of an attribute, and nothing without scheme and host."""
    assert not links.is_address(text)
