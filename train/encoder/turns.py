"""Read edited transcripts with speakers: turns, their sentences, and who is a host."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from train.annotate import ASIDE, STOP, TURN
from train.encoder.annotated import Sentence, split

SHOWS = ("practicalai", "podcast", "brainscience", "founderstalk", "backstage")
HOST_FROM = 8
GUEST_TO = 2
HELD_OUT_EVERY = 20

Turn = tuple[str, list[Sentence]]


def turns_of(path: Path) -> list[Turn]:
    """Return the turns of a transcript: speaker, and sentences."""
    turns: list[Turn] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = TURN.match(line)
        if not match and not turns:
            continue
        text = ASIDE.sub(" ", match[2] if match else line)
        sentences = [said for part in STOP.split(text) if (said := split(part))[0]]
        if match and (not turns or turns[-1][0] != match[1]):
            turns.append((match[1], sentences))
        else:
            turns[-1][1].extend(sentences)
    return [(speaker, sentences) for speaker, sentences in turns if sentences]


def roles_of(talks: Mapping[Path, list[Turn]]) -> dict[tuple[str, str], bool]:
    """Tell hosts (true) from guests (false) by how many episodes of a show a speaker is in; others are left out."""
    episodes: Counter[tuple[str, str]] = Counter()
    for path, turns in talks.items():
        episodes.update({(path.parent.name, speaker) for speaker, _ in turns})
    return {key: count >= HOST_FROM for key, count in episodes.items() if count >= HOST_FROM or count <= GUEST_TO}


def number_of(path: Path) -> int:
    """Return the number of an episode; every twentieth is kept for measuring."""
    return int(re.sub(r"\D", "", path.stem) or 0)
