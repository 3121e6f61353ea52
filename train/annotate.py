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
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from train import whole

TYPES = {"P": "Person", "W": "Paper", "M": "Method", "D": "Dataset", "O": "Organization", "F": "Field", "C": "Concept"}
POLARITIES = {"~": "hedged", "!": "negated"}
OWN = Path(__file__).parent / "annotated"
TURN = re.compile(r"^\*\*(.+?):\*\*\s*(.*)$")
STOP = re.compile(r"(?<=[.?!…])[\"')\]]*\s+")
ASIDE = re.compile(r"\\?\[[^\]]*\\?\]|\(.*?\)|https?://\S+")

Line = tuple[str, str]
Piece = dict[str, Any]


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


def pieces(path: Path, transcripts: Path) -> Iterator[Piece]:
    """Yield the pieces of a file of annotations.

    Raises:
        ValueError: A line is not understood.
    """
    piece: Piece | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("@ "):
            if piece:
                yield piece
            piece = _opened(line[2:].split(), path.stem, transcripts)
        elif line and (piece is None or not _read(line, piece)):
            raise ValueError(f"{path}:{number}: not understood: {line}")
    if piece:
        yield piece


def _opened(head: list[str], stem: str, transcripts: Path) -> Piece:
    if len(head) == 1:
        return {"id": head[0], "source": stem, "lines": [], "mentions": [], "relations": []}
    source, first, count = head[0], int(head[1]), int(head[2])
    lines = sentences(transcripts / f"{source}.md")[first : first + count]
    return {"id": f"{source}@{first}", "source": source, "lines": list(map(list, lines)), "mentions": [], "relations": []}


def _read(line: str, piece: Piece) -> bool:
    """Take a line of words, mentions or a relation into a piece, and tell whether it was one."""
    if said := re.match(r"\d+ (?:\[(.+?)\] )?(.+)$", line):
        speaker = said[1] or (piece["lines"][-1][0] if piece["lines"] else "?")
        piece["lines"].append([speaker, said[2]])
    elif marked := re.match(r"% (\d+) (.+)$", line):
        piece["mentions"] += [_mention(int(marked[1]), item) for item in marked[2].split("|")]
    elif line.startswith("> "):
        piece["relations"].append(_relation(line[2:]))
    else:
        return False
    return True


def _mention(line: int, item: str) -> list[Any]:
    surface, type_, name = re.match(r"(.+?):([PWMDOFC])(?:=(.+))?$", item).groups()  # type: ignore[union-attr]
    return [line, surface, TYPES[type_], name or surface[0].upper() + surface[1:]]


def _relation(text: str) -> list[Any]:
    subject, type_, object_, lines, trigger = (part.strip() for part in text.split("|"))
    polarity = POLARITIES.get(type_[0], "asserted")
    return [subject, type_.lstrip("~!"), object_, polarity, [int(each) for each in lines.split(",")], trigger]


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
    main(*map(Path, sys.argv[1:]))
