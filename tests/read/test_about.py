"""What is known about a talk comes from options, a list, yt-dlp's file beside it, its header and its name, in that order."""

import json
from pathlib import Path

import pytest

from kg.read import About, abouts, read
from kg.read.about import address, beside, day, left_out, of_name, of_record

VIDEO = "https://www.youtube.com/watch?v=13CZPWmke6A"
WHOLE = About("A talk", "2020-05-08", VIDEO, ("Ann Lee",), "Bob Roy")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020-05-08", "2020-05-08"),
        ("20200508", "2020-05-08"),
        (" 2020-05-08T12:00:00Z", "2020-05-08"),
        ("2024-02-29", "2024-02-29"),
        ("2020-13-08", None),
        ("2025-02-30", None),
        ("20250431", None),
        ("2023-02-29T12:00:00Z", None),
        ("2020-00-10", None),
        ("202005081", None),
        ("May 8, 2020", None),
        ("", None),
    ],
)
def test_a_day_is_year_month_day(text: str, date: str | None) -> None:
    """Digits with or without hyphens, and whatever hour follows, of a day that there was; nothing else is guessed at."""
    assert day(text) == date


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("13CZPWmke6A", VIDEO),
        ("youtu.be/13CZPWmke6A", VIDEO),
        ("https://example.org/12?a=b", "https://example.org/12?a=b"),
        ("ftp://example.org/12", None),
        ("javascript:alert(1)", None),
        ("https://example.org/ 12", None),
        ("", None),
    ],
)
def test_an_address_is_of_the_web(text: str, url: str | None) -> None:
    """An id of YouTube stands for its video; what no browser should open is none."""
    assert address(text) == url


@pytest.mark.parametrize(
    ("name", "title", "url"),
    [
        ("Some talk [13CZPWmke6A].en.vtt", "Some talk", VIDEO),
        ("13CZPWmke6A.en-orig.srv3", None, VIDEO),
        ("[13CZPWmke6A].vtt", None, VIDEO),
        ("Some talk [weights_007].en.vtt", "Some talk", "https://www.youtube.com/watch?v=weights_007"),
        ("Introduction.txt", None, None),
        ("weights_007.vtt", None, None),
        ("hinton-2024.en.srt", None, None),
        ("YannLeCun36.vtt", None, None),
        ("talk.vtt", None, None),
    ],
)
def test_a_name_of_yt_dlp_tells_title_and_video(name: str, title: str | None, url: str | None) -> None:
    """Eleven letters alone are a video only where nobody would name a file so."""
    assert of_name(Path(name)) == About(title=title, url=url)


def test_a_record_is_read_by_any_of_its_names() -> None:
    """Names of fields differ, and lists of people come as lists or as text; what is no text or no date is left out."""
    assert (
        of_record({"Name": " A  talk", "upload_date": "20200508", "id": "13CZPWmke6A", "people": ["Ann Lee"], "HOSTS": "Bob Roy"}) == WHOLE
    )
    assert of_record({"guest": "Ann Lee; Bob Roy and Cy Day"}).guests == ("Ann Lee", "Bob Roy", "Cy Day")
    assert of_record({"hosts": "Bob Roy and Ann Lee", "guests": ["Sutskever, Ilya", "Ann Lee"]}) == About(
        guests=("Ilya Sutskever", "Ann Lee"), host="Bob Roy"
    )
    assert of_record({"url": "https://example.org/a.mp3?expire=1", "webpage_url": VIDEO}).url == VIDEO
    assert of_record({"title": 5, "date": "soon", "url": "none", "guests": [7, ""], "host": {}}) == About()


def test_what_is_no_date_and_no_address_is_said() -> None:
    """An id may be that of a list's own, so it is no fault; what is empty is none either."""
    assert list(left_out({"Date": "May 8", "link": "here", "id": "7"})) == [
        "'May 8' is no day; write it as 2020-05-08",
        "'here' is no address; write it as https://…",
    ]
    assert list(left_out({"date": "20200508", "url": "", "id": "7"})) == []


@pytest.mark.parametrize("name", ["talk.info.json", "talk.en.info.json"])
def test_the_file_beside_a_talk_is_used(tmp_path: Path, name: str) -> None:
    """Between the name of the talk and its ending there may be a language."""
    (tmp_path / name).write_text(json.dumps({"title": "A talk", "upload_date": "20200508", "webpage_url": VIDEO}), encoding="utf-8")
    assert beside(tmp_path / "talk.en.vtt") == (About("A talk", "2020-05-08", VIDEO), ())
    assert beside(tmp_path / "other.en.vtt") == (About(), ())


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty file"),
        (b"{", "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b"[1]", "JSON that says nothing of a talk"),
        (b"\0", "binary, not text"),
    ],
)
def test_a_file_beside_a_talk_that_is_of_no_use_is_told(tmp_path: Path, content: bytes, cause: str) -> None:
    """It is named, with a remedy that is its own, and the talk is read without it."""
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nso we talk\n", encoding="utf-8")
    (tmp_path / "talk.info.json").write_bytes(content)
    talk = read(tmp_path / "talk.vtt", about=About(host="Bob Roy"))
    (note,) = talk.notes
    assert note.startswith(f"talk.info.json: {cause}")
    assert "; give what yt-dlp writes" in note
    assert note.endswith(", or take it away")
    assert (talk.text, talk.host) == ("so we talk", "Bob Roy")


TOLD = "'2025-02-30' is no day; write it as 2020-05-08"


@pytest.mark.parametrize(
    "content",
    [
        "title: A talk\ndate: 2025-02-30\n\nso we talk\n",
        "A talk | A Podcast\n13CZPWmke6A • 2025-02-30\nKind: captions\nso we talk\n",
    ],
)
def test_what_a_header_says_in_vain_is_told(tmp_path: Path, content: str) -> None:
    """It is a note under the name of the file, and the rest of the header counts."""
    (tmp_path / "talk.txt").write_text(content, encoding="utf-8")
    talk = read(tmp_path / "talk.txt")
    assert (talk.date, talk.text, talk.notes) == (None, "so we talk", (f"talk.txt: {TOLD}",))
    assert talk.title


def test_what_the_file_beside_a_talk_says_in_vain_is_told(tmp_path: Path) -> None:
    """It is a note under that file's name, and the rest of it counts."""
    (tmp_path / "talk.info.json").write_text(json.dumps({"title": "A talk", "upload_date": "2025-02-30"}), encoding="utf-8")
    assert beside(tmp_path / "talk.en.vtt") == (About("A talk"), (f"talk.info.json: {TOLD}",))


def test_the_nearest_word_counts(tmp_path: Path) -> None:
    """Options outweigh the list, the list outweighs yt-dlp's file, that the header, and the header the name."""
    path = tmp_path / "Named [13CZPWmke6A].txt"
    path.write_text("title: Headed\nhost: Head Host\nguest: Head Guest\ndate: 2001-01-01\n\nso we talk\n", encoding="utf-8")
    (tmp_path / "Named [13CZPWmke6A].info.json").write_text(json.dumps({"title": "Beside", "upload_date": "20020202"}), encoding="utf-8")
    (tmp_path / "list.csv").write_text(f"file,title,guest\n{path.name},Listed,List Guest\n", encoding="utf-8")
    (about,) = abouts([path], listed=tmp_path / "list.csv", given=About(title="Given"))
    talk = read(path, about=about)
    assert (talk.title, talk.guests, talk.date, talk.host, talk.url) == ("Given", ("List Guest",), "2002-02-02", "Head Host", VIDEO)
    assert talk.text == "so we talk"
