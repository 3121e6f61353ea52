"""Tags of captions tell when and by whom words are spoken, and are themselves nothing that is read."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Transcript
from kg.read import read

TAGS = ("<c>", "</c>", "<i>", "<v Ann>", "</v>", "<00:00:01.500>", "<00:00:01.700><c>", "</c><00:00:01.900><c>")
ROWS = "so [background noise] it is a rein-\nforcement &amp; AT&T <3 (soft laughs) ♪ la la ♪ >> well - no"


def shown(path: Path, rows: str) -> Transcript:
    """Return what is read of one cue."""
    path.write_text(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{rows}\n", encoding="utf-8")
    return read(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(ROWS)), st.sampled_from(TAGS)), max_size=6))
def test_tags_change_no_word(tmp_path: Path, put: list[tuple[int, str]]) -> None:
    """Wherever they stand, also in a stage direction, an entity or a broken word; and every letter keeps its place."""
    rows = ROWS
    for at, tag in sorted(put, reverse=True):
        rows = rows[:at] + tag + rows[at:]
    path = tmp_path / "talk.vtt"
    talk = shown(path, rows)
    assert talk.text == shown(path, ROWS).text == "so it is a reinforcement & AT&T <3 well - no"
    file = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{rows}"
    assert list(talk.pieces.starts) == sorted(talk.pieces.starts)
    for index, letter in enumerate(talk.text):
        if letter != " ":
            assert file[talk.offset_at(index)] == letter
            assert talk.line_at(index) == file.count("\n", 0, talk.offset_at(index)) + 1


@pytest.mark.parametrize(
    ("rows", "word", "seconds", "speaker"),
    [
        ("so<00:00:01.100><c> we</c><00:00:01.200><c> saw</c> it", "so", 1.0, None),
        ("so<00:00:01.100><c> we</c><00:00:01.200><c> saw</c> it", "we", 1.1, None),
        ("so<00:00:01.100><c> we</c><00:00:01.200><c> saw</c> it", "it", 1.2, None),
        ("so<00:00:01.100> <c>we", "we", 1.1, None),
        ("so <00:01.100><01:00:01.200>we", "we", 3601.2, None),
        ("so <00:00:01,100>we", "we", 1.1, None),
        ("so <1:2:3:4>we", "we", 1.0, None),
        ("♪ la<00:00:01.100><c> la</c> ♪ we", "we", 1.1, None),
        ("so &a<00:00:01.100>mp; we", "we", 1.1, None),
        ("<v Ann Lee>so</v> we", "so", 1.0, "Ann Lee"),
        ("<v Ann Lee>so</v> we", "we", 1.0, None),
        ("<v Ann>so <v.loud Bob><00:01.100>we", "we", 1.1, "Bob"),
        ("<v Ann>\nwe", "we", 1.0, "Ann"),
        ("so\n<v Ann>\nwe", "we", 1.0, "Ann"),
    ],
)
def test_a_tag_tells_of_the_words_behind_it(tmp_path: Path, rows: str, word: str, seconds: float, speaker: str | None) -> None:
    """When, and by whom, until another tells otherwise; a row of tags alone tells it of the next row."""
    talk = shown(tmp_path / "talk.vtt", rows)
    place = talk.text.index(word)
    assert (talk.seconds_at(place), talk.speaker_at(place)) == (seconds, speaker)


def test_a_row_is_known_again_without_its_tags(tmp_path: Path) -> None:
    """Rows that roll are read where they come up, however they are tagged and whatever rows are empty but for tags."""
    cues = ("so<00:00:00.500><c> we</c>\n<c> </c>", "so we\nsaw<00:00:01.500><c> it</c>\n<c></c>", "saw it\nand<c> left</c>")
    written = "\n\n".join(f"00:0{number}.000 --> 00:0{number + 1}.000\n{rows}" for number, rows in enumerate(cues))
    (tmp_path / "talk.vtt").write_text(f"WEBVTT\n\n{written}\n", encoding="utf-8")
    talk = read(tmp_path / "talk.vtt")
    assert talk.text == "so we saw it and left"
    assert list(talk.pieces.seconds) == [0.0, 0.5, 1.0, 1.5, 2.0, 2.0]
