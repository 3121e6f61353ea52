"""A file becomes a transcript."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Transcript
from kg.read import ids, inputs, read

SEED = Path(__file__).parents[2] / "seeds" / "000_92e80a022930c7d6.txt"


def written(folder: Path, content: str | bytes, name: str = "talk.txt") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture(scope="module")
def seed() -> Transcript:
    """Return the talk that the project starts from."""
    return read(SEED)


def test_the_page_of_the_seed_is_used(seed: Transcript) -> None:
    """The header says who speaks where, when and about what."""
    assert seed.title == "Ilya Sutskever: Deep Learning | Lex Fridman Podcast #94"
    assert (seed.guests, seed.host) == (("Ilya Sutskever",), "Lex Fridman")
    assert (seed.programme, seed.topic) == ("Lex Fridman Podcast", "Deep Learning")
    assert (seed.date, seed.url) == ("2020-05-08", "https://www.youtube.com/watch?v=13CZPWmke6A")
    assert seed.notes == ()


def test_the_talk_of_the_seed_is_whole(seed: Transcript) -> None:
    """The talk begins after the header, ends before the footer, and each character knows its place."""
    assert seed.text.startswith("the following is a conversation with elias discover co-founder")
    assert seed.text.endswith("the knowledge bases")
    assert (seed.line_at(0), seed.line_at(len(seed.text) - 1)) == (7, 1613)
    content = SEED.read_text(encoding="utf-8")
    assert all(letter in (" ", content[seed.offset_at(index)]) for index, letter in enumerate(seed.text))
    assert seed.lines == tuple(content.splitlines())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_the_encoding_makes_no_difference_but_a_note(tmp_path: Path, seed: Transcript, encoding: str) -> None:
    """The same talk is read, offsets and all; an unusual encoding is noted under the file's name."""
    content = SEED.read_text(encoding="utf-8").replace("•", "·").replace("elias", "élias")
    talk = read(written(tmp_path, content.encode(encoding)))
    assert talk.text == seed.text.replace("elias", "élias")
    assert talk.pieces == seed.pieces
    assert [note.startswith("talk.txt: decoded as ") for note in talk.notes] == [True]


def test_a_page_on_one_line_is_the_same_talk(tmp_path: Path, seed: Transcript) -> None:
    """Line breaks are nothing but spaces."""
    talk = read(written(tmp_path, SEED.read_text(encoding="utf-8").replace("\n", " ")))
    assert (talk.text, talk.title, talk.url) == (seed.text, seed.title, seed.url)
    assert (len(talk.pieces.starts), len(talk.lines)) == (1, 1)


def test_wrapped_lines_without_header_are_talk_from_the_first_word(tmp_path: Path) -> None:
    """A file without a page around it has no title and loses no word."""
    talk = read(written(tmp_path, "Here we are with Ada\r\nLovelace she wrote the\r\nfirst program\r\n"))
    assert talk.text == "Here we are with Ada Lovelace she wrote the first program"
    assert (talk.title, talk.people, talk.url) == (None, (), None)
    assert list(talk.pieces.lines) == [1, 2, 3]


def test_an_id_is_the_name_of_the_file_unless_given(tmp_path: Path) -> None:
    """The caller may name a talk, so that two files of one name stay apart."""
    paths = [written(tmp_path, "hello", "A talk.txt"), written(tmp_path, "hello", "a-talk.txt")]
    assert [read(path).id for path in paths] == ["a-talk", "a-talk"]
    assert [read(path, id=id).id for path, id in zip(paths, ids(paths), strict=True)] == ["a-talk-66bc7455", "a-talk-0c05dd79"]
    assert inputs([tmp_path]) == sorted(paths)


@pytest.mark.parametrize(
    ("content", "cause", "remedy"),
    [
        ("", "empty file", "give the captions"),
        (b"\x89PNG\r\n\0\0", "binary", "saved as UTF-8"),
        ("A title | A Podcast\nKind: captions\nLanguage: en\n", "no talk", "add the spoken lines"),
        ("[Music]\n[Applause]\n", "no talk", "add the spoken lines"),
        ("\u200b\n", "no talk", "add the spoken lines"),
        ("WEBVTT\n\nNOTE nothing yet\n", "no talk", "add the spoken lines"),
        ('{"text": "hello"}', "JSON without a transcript", "give json3"),
        ('{"segments": [', "broken JSON (line 1)", "export the transcript again"),
        ("[" * 100_000 + "]" * 100_000, "broken JSON (nested too deep)", "export the transcript again"),
        ("<tt><body><p>", "broken XML (line 1)", "export the captions again"),
        ("<body><h1>hello</h1></body>", "XML or HTML without captions", "give srv3"),
        ("<html><body><p>Subscribe</p></body></html>", "an HTML page", "export it as VTT, SRT or plain text"),
        ('<!DOCTYPE t [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><t><p t="0">&b;</p></t>', "XML with declarations", "export the captions"),
        ("%PDF-1.7", "a PDF document", "export it as VTT"),
    ],
)
def test_a_file_that_holds_no_talk_is_refused(tmp_path: Path, content: str | bytes, cause: str, remedy: str) -> None:
    """The message is one line with place, cause and remedy."""
    path = written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: {cause}")
    assert remedy in message
    assert "\n" not in message
