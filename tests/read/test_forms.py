"""Every form of a transcript gives the words once, in order, each with its place, its second and its speaker."""

import json
import shutil
from itertools import groupby
from pathlib import Path

import pytest

from kg.model import Transcript
from kg.read import NOTHING, File, read, transcript

SAMPLES = Path(__file__).parent / "samples"
WORDS = {
    "rolling.en.vtt": "so the thing about reinforcement learning & is that it learns",
    "voices.vtt": "Welcome, Bob. AlexNet <3 Thanks. a --> b, if x < y Ha.",
    "broken.srt": "We trained on ImageNet. - in 2012 Yes. Yes. 2012",
    "auto.en.json3": "so the naïve Bayes",
    "auto.srv3": "so the naïve AT&T's Bayes",
    "auto.en.ttml": "so the thing about alex ned & dropout it learns from examples",
    "whisper.json": "Hello, it's me. GPT-3 was big.",
    "whisperx.json": "Who made it? I did.",
    "podcast.json": "I like LSTMs\ufffd.",
    "dialogue.md": "Welcome. Here is the paper on AlexNet. Second paragraph. This episode is fun: really. I mean it so.",
    "clock.txt": "We saw a cat. And a dog. Note: that is no speaker.",
    "colon.txt": "We saw a cat: black. What? A cat.",
    "shown.txt": "hello and welcome 12:30 was the hour bye",
}


def test_of_every_sample_the_words_are_known() -> None:
    """None of them is read by no test."""
    assert {*WORDS} == {path.name for path in SAMPLES.iterdir()}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_is_read_once(name: str) -> None:
    """Times, tags, numbers, notes, names and repetitions are no talk, and no word is lost."""
    assert read(SAMPLES / name).text == WORDS[name]


@pytest.mark.parametrize("name", WORDS)
def test_a_form_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    """Another name of the file makes no difference."""
    shutil.copy(SAMPLES / name, tmp_path / "talk.txt")
    talk = read(tmp_path / "talk.txt")
    assert (talk.text, talk.pieces) == (WORDS[name], read(SAMPLES / name).pieces)


@pytest.mark.parametrize("name", WORDS)
def test_every_word_knows_its_place(name: str) -> None:
    """Line and offset lead to the first letter of each word, or to the entity that stands for it."""
    talk = read(SAMPLES / name)
    laid_out = not name.endswith((".vtt", ".srt", ".md", ".txt"))
    content = "\n".join(talk.lines) if laid_out else (SAMPLES / name).read_bytes().decode("utf-8-sig")
    for index, letter in enumerate(talk.text):
        if letter != " " and talk.text[index - 1 : index] in ("", " "):
            assert content[talk.offset_at(index)] in (letter, "&")
            line = talk.lines[talk.line_at(index) - 1]
            assert letter in line or "&" in line


def test_what_is_said_again_and_again_stays(tmp_path: Path) -> None:
    """Cues that are all alike do not roll: what rolls has a new row below the old ones."""
    cues = [f"{number}\n00:00:0{number},000 --> 00:00:0{number + 1},000\nyes\n" for number in range(1, 6)]
    (tmp_path / "talk.srt").write_text("\n".join(cues), encoding="utf-8")
    assert read(tmp_path / "talk.srt").text == "yes yes yes yes yes"


def told(talk: Transcript, word: str) -> tuple[float | None, str | None]:
    """Return when and by whom a word is spoken."""
    place = talk.text.index(word)
    return talk.seconds_at(place), talk.speaker_at(place)


@pytest.mark.parametrize(
    ("name", "word", "seconds", "speaker"),
    [
        ("rolling.en.vtt", "so", 0.08, None),
        ("rolling.en.vtt", "the ", 0.4, None),
        ("rolling.en.vtt", "learning", 5.1, None),
        ("voices.vtt", "Welcome", 1.0, "Ann Lee"),
        ("voices.vtt", "<3", 1.0, "Ann Lee"),
        ("voices.vtt", "if x", 3.5, "Bob Roy"),
        ("voices.vtt", "Ha", 3.5, "Ann Lee"),
        ("broken.srt", "ImageNet", 1.0, None),
        ("broken.srt", "Yes. 2012", 0.0, None),
        ("auto.en.json3", "so", 0.16, None),
        ("auto.en.json3", "naïve", 0.56, None),
        ("auto.en.json3", "Bayes", 2.51, None),
        ("auto.srv3", "the", 0.4, None),
        ("auto.srv3", "AT&T", 2.01, None),
        ("auto.en.ttml", "so", 1.5, None),
        ("auto.en.ttml", "alex ned", 1.5, None),
        ("auto.en.ttml", "dropout", 63.5, None),
        ("auto.en.ttml", "it", 3604.0, None),
        ("auto.en.ttml", "learns", 3604.5, None),
        ("auto.en.ttml", "from", 3604.0, None),
        ("auto.en.ttml", "examples", None, None),
        ("whisper.json", "it's", 0.8, None),
        ("whisper.json", "GPT", 2.5, None),
        ("whisper.json", "was", 2.5, None),
        ("whisper.json", "big", 3.5, None),
        ("whisperx.json", "made", 0.9, "SPEAKER_00"),
        ("whisperx.json", "did", 2.4, "SPEAKER_01"),
        ("podcast.json", "like", 0.75, "Ann Lee"),
        ("podcast.json", "LSTMs", 1.5, "Bob Roy"),
        ("dialogue.md", "Welcome", None, "Cy Day"),
        ("dialogue.md", "AlexNet", 238.0, "Cy Day"),
        ("dialogue.md", "Second", 238.0, "Cy Day"),
        ("dialogue.md", "This episode is fun", 754.5, "Ann Lee"),
        ("clock.txt", "And a dog", 3.0, "Ann Lee"),
        ("clock.txt", "Note", 3723.0, "Bob Roy"),
        ("colon.txt", "a cat: black", 5.0, "Dr. Ann O'Hara-Lee"),
        ("colon.txt", "What", 70.0, "BOB"),
        ("colon.txt", "A cat.", 70.0, "Dr. Ann O'Hara-Lee"),
        ("shown.txt", "welcome", 4.0, None),
        ("shown.txt", "bye", 3602.0, None),
    ],
)
def test_a_word_knows_its_second_and_speaker(name: str, word: str, seconds: float | None, speaker: str | None) -> None:
    """Both are those of the word itself, else of its cue or turn."""
    assert told(read(SAMPLES / name), word) == (seconds, speaker)


@pytest.mark.parametrize("time", ["00:12:34", "12:34.5", "00:12:34,500"])
def test_a_time_stands_between_words(tmp_path: Path, time: str) -> None:
    """It is none of them, whatever stands before its fraction, and it is that of what follows."""
    (tmp_path / "talk.txt").write_text(f"Ann: so [{time}] we went\nBob: yes\nAnn: well\nBob: no\n", encoding="utf-8")
    talk = read(tmp_path / "talk.txt")
    assert talk.text == "so we went yes well no"
    assert int(talk.seconds_at(3) or 0) == 754


def test_elements_may_have_a_prefix(tmp_path: Path) -> None:
    """TTML is in a namespace, and what its file calls that makes no difference."""
    content = (SAMPLES / "auto.en.ttml").read_text(encoding="utf-8").replace("xmlns=", "xmlns:tt=")
    for name in ("tt ", "p", "br", "span", "body", "div"):
        content = content.replace(f"<{name}", f"<tt:{name}").replace(f"</{name}", f"</tt:{name}")
    (tmp_path / "talk.ttml").write_text(content.replace("</tt>", "</tt:tt>"), encoding="utf-8")
    assert read(tmp_path / "talk.ttml").pieces == read(SAMPLES / "auto.en.ttml").pieces


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        (62.5, 62.5),
        ("62.5", 62.5),
        ("00:01:02.5", 62.5),
        ("1:02,500", 62.5),
        ("62.5s", 62.5),
        ("62500ms", 62.5),
        ("00:01:02:12", None),
        ("90000t", None),
        ("-1", None),
        ("1.2.3s", None),
        ("soon", None),
        (True, None),
    ],
)
def test_a_time_is_a_number_or_that_of_a_clock(tmp_path: Path, time: object, seconds: float | None) -> None:
    """JSON has either, for utterances as for words; what counts frames or ticks is none."""
    said = [{"start": time, "text": "so"}, {"text": "we went", "words": [{"start": time, "word": "went"}]}]
    (tmp_path / "talk.json").write_text(json.dumps(said), encoding="utf-8")
    talk = read(tmp_path / "talk.json")
    assert [told(talk, word)[0] for word in ("so", "we", "went")] == [seconds, None, seconds]


def test_a_header_says_what_the_talk_is() -> None:
    """Fields between rules are used, and none of them is talk."""
    talk = read(SAMPLES / "dialogue.md")
    assert (talk.title, talk.date, talk.url) == ("Seeing machines", "2021-02-03", "https://example.org/show/12")
    assert (talk.guests, talk.host) == (("Ann Lee", "Bob Roy"), "Cy Day")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Lee: Hello, Bob.\nBob Stone: Hello, Ann.\nAnn Lee: I am well.\n", ["Ann Lee", "Bob Stone", "Ann Lee"]),
        ("Ann Lee: Hello.\nThe Point: it was late.\nWe went on.\nAnd on.\nAnd so on.\nAnn Lee: Yes.\n", ["Ann Lee"]),
        ("Deep Learning: an art.\nMachine Learning: a craft.\nGame Theory: a science.\n", [None]),
        ("He said so.\nThe Point: it was late.\nWe went on.\n", [None]),
    ],
)
def test_who_speaks_once_is_a_speaker_among_speakers(tmp_path, text, speakers):
    """Where most lines begin with a full name and somebody speaks again, a name need not; a list of terms or prose names no speaker."""
    (tmp_path / "talk.txt").write_text(text)
    talk = read(tmp_path / "talk.txt")
    assert [speaker for speaker, _ in groupby(talk.pieces.speakers)] == speakers


@pytest.mark.parametrize("name", WORDS)
def test_the_lines_of_a_talk_are_the_talk(name: str) -> None:
    """What a graph keeps of a talk, its lines, is read as the same words on the same lines, whatever file they were."""
    talk = read(SAMPLES / name)
    again = transcript(File(Path("talk"), talk.id, NOTHING, "\n".join(talk.lines).encode()))
    assert again.text == talk.text
    assert [*map(again.line_at, range(len(talk.text)))] == [*map(talk.line_at, range(len(talk.text)))]
