"""Lines at the top that say what a talk is are used, and are no talk."""

import pytest

from kg.read.about import About, of_record
from kg.read.header import fields_of
from kg.read.lines import spans

HEADER = About("A talk", "2020-05-08", None, ("Ann Lee",))


@pytest.mark.parametrize(
    ("content", "about", "lines"),
    [
        ("title: A talk\ndate: 2020-05-08\nguests: Ann Lee\n\nhello", HEADER, 3),
        ("---\nTitle: 'A talk'\nPublished: 20200508\nGuest: Ann Lee\n---\nhello", HEADER, 5),
        ("# Title: A talk\n**Date:** 2020-05-08\n**Guest:** Ann Lee\nhello", HEADER, 3),
        ("---\nhost: Bob Roy\n---\nhello", About(host="Bob Roy"), 3),
        ("---\ntitle: A talk\ntags: [a, b]\ndate: 2020-05-08\nguests: Ann Lee\n---\nhello", HEADER, 6),
        ("name: A talk\nupload_date: 20200508\npeople: Ann Lee\nhello", HEADER, 3),
        ("---\nhost: Bob Roy\n---\nHost: welcome\nGuest: hello\nHost: so", About(host="Bob Roy"), 3),
        ("title: A talk\ndate: 2020-05-08\nHost: welcome\nGuest: hello\nHost: so", About("A talk", "2020-05-08"), 2),
        ("Host: welcome to the show\n\nGuest: hello\n\nHost: so", About(), 0),
        ("**Host:** welcome\n\n**Guest:** hello\n\n" + "**Host:** so\nit is\n" * 9, About(), 0),
        ("host: Bob Roy\nguest: Ann Lee\nguest: Cy Day\nhello", About(guests=("Ann Lee", "Cy Day"), host="Bob Roy"), 3),
        ("title: A talk\nhello\ndate: 2020-05-08", About(), 0),
        ("host: welcome everybody\nguest\nhello", About(), 0),
        ("---\nhello\n---", About(), 0),
        ("hello", About(), 0),
    ],
)
def test_fields_at_the_top(content: str, about: About, lines: int) -> None:
    """Two fields are a header, or one between rules; a lone word with a colon is talk."""
    record, above = fields_of(content, spans(content))
    assert (of_record(record), above) == (about, lines)


def test_a_header_is_near_the_top() -> None:
    """Fields after twenty lines are not looked for."""
    content = "\n" * 20 + "title: A talk\ndate: 2020-05-08"
    assert fields_of(content, spans(content)) == ({}, 0)
