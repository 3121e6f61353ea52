"""How fast transcripts are read, and that one line of a million words costs what its words cost."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.table import print_table
from kg import read

WORDS = ["so", "the", "thing", "about", "neural", "networks", "is", "that", "they", "learn"]
SIZE = 500_000
"""Words of the files that are read."""


def measure_reading() -> None:
    """Print the words that are read in a second of the processor, by format, and for one line of growing length."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talk"
        rows = [(name, SIZE, *_pace(path, make(SIZE), SIZE)) for name, make in FORMS.items()]
        print_table("Reading", ("format", "words", "seconds of processor", "words a second"), rows)
        print("Plain captions are to be read at 1,000,000 words a second at least, WebVTT that rolls at 300,000")
        sizes = (SIZE // 2, SIZE, 2 * SIZE)
        lines = [(size, *_pace(path, " ".join(WORDS * (size // len(WORDS))), size)) for size in sizes]
        print_table("One line", ("words", "seconds of processor", "words a second"), lines)


def _pace(path: Path, content: str, words: int) -> tuple[float, int]:
    path.write_text(content, encoding="utf-8")
    started = time.process_time()
    transcript = read.read(path)
    seconds = time.process_time() - started
    if len(transcript.text.split()) != words:
        raise SystemExit(f"{len(transcript.text.split()):,} words were read, and not {words:,}")
    return seconds, round(words / seconds)


def _clock(tenths: int) -> str:
    return f"{tenths // 36000:02d}:{tenths // 600 % 60:02d}:{tenths // 10 % 60:02d}.{tenths % 10}00"


def _plain(words: int) -> str:
    return "\n".join([" ".join(WORDS)] * (words // len(WORDS)))


def _rolling(words: int) -> str:
    return "WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n".join(_rolled(words // len(WORDS)))


def _rolled(rows: int) -> Iterator[str]:
    """Yield cues as YouTube writes them: each row with the times of its words, and again below and above others."""
    before = " "
    for row in range(rows):
        first, *rest = _row(row)
        start, end = _clock(20 * row), _clock(20 * row + 19)
        timed = "".join(f"<{_clock(20 * row + at)}><c> {word}</c>" for at, word in enumerate(rest, start=1))
        shown = " ".join([first, *rest])
        yield f"{start} --> {end} align:start position:0%\n{before}\n{first}{timed}\n"
        yield f"{end} --> {_clock(20 * row + 20)} align:start position:0%\n{shown}\n \n"
        before = shown


def _row(number: int) -> list[str]:
    """Return the words of a row; what is shown twice must be told from what is said twice."""
    return [f"{WORDS[0]}{number}", *WORDS[1:]]


def _subrip(words: int) -> str:
    cues = (f"{row + 1}\n{_clock(20 * row)} --> {_clock(20 * row + 19)}\n{' '.join(_row(row))}\n" for row in range(words // len(WORDS)))
    return "\n".join(cues)


def _named(words: int) -> str:
    return "\n\n".join(f"**{('Ann Lee', 'Bob Roy')[row % 2]}:** {' '.join(WORDS)}" for row in range(words // len(WORDS)))


def _json3(words: int) -> str:
    return json.dumps({"events": [{"tStartMs": 2000 * row, "segs": _segs(row)} for row in range(words // len(WORDS))]})


def _segs(row: int) -> list[dict[str, object]]:
    first, *rest = _row(row)
    return [{"utf8": first}, *({"utf8": f" {word}", "tOffsetMs": 100 * at} for at, word in enumerate(rest, start=1))]


def _whisper(words: int) -> str:
    return json.dumps({"segments": [{"start": 2.0 * row, "text": f" {' '.join(_row(row))}"} for row in range(words // len(WORDS))]})


def _srv3(words: int) -> str:
    rows = (f'<p t="{2000 * row}" d="2000">{_spans(row)}</p>' for row in range(words // len(WORDS)))
    return '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<body>\n' + "\n".join(rows) + "\n</body></timedtext>\n"


def _spans(row: int) -> str:
    first, *rest = _row(row)
    return f"<s>{first}</s>" + "".join(f'<s t="{100 * at}"> {word}</s>' for at, word in enumerate(rest, start=1))


FORMS: dict[str, Callable[[int], str]] = {
    "plain captions": _plain,
    "WebVTT that rolls": _rolling,
    "SubRip": _subrip,
    "Name: text": _named,
    "YouTube's json3": _json3,
    "Whisper's JSON": _whisper,
    "YouTube's srv3 (XML)": _srv3,
}
