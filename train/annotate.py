"""Read the talk that was annotated for this project, and lay all annotated talk in one folder.

    python -m train.annotate ../shared TRANSCRIPTS FOLDER

Writes a JSON Lines file for each of ../shared/data/silver and of train/annotated, all in the form of the former. A piece of
train/annotated/talk-*.txt names its lines by episode, first sentence and number of sentences; their words come from the
transcripts. A piece of written-*.txt brings its own. See train/annotated/README.md.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.errors import KgError
from train import whole
from train.annotation import AnnotationError, Piece, take

OWN = Path(__file__).parent / "annotated"
TURN = re.compile(r"^\*\*(.+?):\*\*\s*(.*)$")
STOP = re.compile(r"(?<=[.?!…])[\"')\]]*\s+")
ASIDE = re.compile(r"\\?\[[^\]]*\\?\]|\(.*?\)|https?://\S+")

Line = tuple[str, str]


@cache
def sentences(path: Path) -> list[Line]:
    """Return the sentences of an edited transcript, each with its speaker."""
    said: list[Line] = []
    speaker = None
    for line in path.read_text(encoding="utf-8").splitlines():
        turn = TURN.match(line)
        speaker = turn[1] if turn else speaker
        if speaker is not None:
            parts = (" ".join(part.split()) for part in STOP.split(ASIDE.sub(" ", turn[2] if turn else line)))
            said += [(speaker, part) for part in parts if re.search(r"\w", part)]
    return said


def pieces(path: Path, transcripts: Path | None = None) -> Iterator[Piece]:
    """Yield the pieces of a file of annotations; without transcripts, the lines of real talk are empty.

    Raises:
        AnnotationError: A line is not in the form, or not true of the talk.
    """
    piece: Piece | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            if line.startswith("@ "):
                if piece:
                    yield piece
                piece = _opened(line[2:].split(), path.stem, transcripts)
            elif line:
                take(line, piece)
        except AnnotationError as error:
            raise AnnotationError(f"{path}:{number}: {error}") from error
    if piece:
        yield piece


def _opened(head: Sequence[str], stem: str, transcripts: Path | None) -> Piece:
    match head:
        case [name]:
            return {"id": name, "source": stem, "lines": [], "mentions": [], "relations": []}
        case [source, first, count] if first.isdecimal() and count.isdecimal():
            lines = [["", ""]] * int(count) if transcripts is None else _said(transcripts / f"{source}.md", int(first), int(count))
            return {"id": f"{source}@{first}", "source": source, "lines": lines, "mentions": [], "relations": []}
    raise AnnotationError(
        f"{' '.join(head)!r} opens no piece; write '@ name', or '@ show/episode 57 7' for the seven sentences from number 57"
    )


def _said(episode: Path, first: int, count: int) -> list[list[str]]:
    lines = sentences(episode)[first : first + count] if episode.exists() else []
    if len(lines) != count:
        raise AnnotationError(f"{episode} has no {count} sentences from number {first}; look at how many there are, counted from 0")
    return [*map(list, lines)]


def main(shared: Path, transcripts: Path, folder: Path) -> None:
    """Lay all annotated talk in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((shared / "data" / "silver").glob("*.jsonl")):
        shutil.copyfile(path, folder / path.name)
    for path in sorted(OWN.glob("*.txt")):
        lines = [json.dumps(piece, ensure_ascii=False) for piece in pieces(path, transcripts)]
        (folder / f"{path.stem}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(lines)} pieces", file=sys.stderr)
    for path in sorted((OWN / "whole").glob("*.txt")):
        episode = transcripts / path.stem.rpartition("-")[0].replace("-", "") / f"{path.stem}.md"
        whole.lay(path, [said for _, said in sentences(episode)], folder / "whole")


if __name__ == "__main__":
    try:
        main(*map(Path, sys.argv[1:]))
    except KgError as error:
        sys.exit(f"Error: {error}")
