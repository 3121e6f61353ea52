"""Make everything that is learned in kg/weights, from the data beside the checkout and from train/annotated, and docs/evaluation.md.

    python -m train ../shared build/train kg/weights

Each stage runs in a process of its own. When the program is killed, the same command goes on with the stage it was in. What it learned
from and what it made is printed at the end, with SHA-256.
"""

import signal
import sys
import time
from pathlib import Path

from kg.errors import KgError
from train.gold import TALKS
from train.stages import Stage, alone, make, sums

BEGUN = time.monotonic()
HEARS = ("encoder.onnx", "heads.npz", "tokenizer.json")
CATALOG = (Path("kg/catalog"), Path("kg/model.py"), Path("kg/ontology.py"))
PIPELINE = (*CATALOG, Path("kg/understand"), Path("kg/read"), *(Path(f"train/{name}.py") for name in ("forest", "gold", "silver")))
DOCS = Path("docs")
MISHEARD = tuple(Path(f"train/{name}.tsv") for name in ("misheard", "by-ear"))
SPOKEN = ("annotate", "annotation", "garble", "silver", "swap", "whole")
LOCK = Path("requirements-train.lock")
"""Pins all-MiniLM-L6-v2, too, where the encoder starts from."""

TEACHER = Path("train/teacher.txt")
"""Pins all-mpnet-base-v2, where its teacher starts from."""


def stages(shared: Path, build: Path, weights: Path) -> list[Stage]:
    """Return what is to be done, in order."""
    data = shared / "data"
    archive, crossner = data / "changelog-transcripts.tar.xz", data / "crossner"
    transcripts, annotated, arrays, encoder = (build / name for name in ("transcripts", "annotated", "arrays", "encoder"))
    confusions, spoken = weights / "confusions.npz", arrays / "spoken.npz"
    fitted = (annotated, *gold_of(shared), *(weights / name for name in HEARS), confusions)
    return [
        Stage("transcripts", "train.unpack", (archive,), (archive,), (Path("train/unpack.py"),), transcripts),
        Stage(
            "annotated", "train.annotate", (shared, transcripts), (data / "silver", Path("train/annotated"), transcripts),
            (Path("kg/ontology.py"), *(Path(f"train/{name}.py") for name in ("annotate", "annotation", "silver", "whole"))), annotated,
        ),
        Stage(
            "confusions", "train.confusions", (), MISHEARD,
            (*CATALOG, *(Path(f"kg/understand/{name}") for name in ("phones.py", "letters.tsv", "sound.py")),
             *(Path(f"train/{name}.py") for name in ("confusions", "silver", "swap"))), weights, ("confusions.npz",),
        ),
        Stage(
            "arrays", "train.encoder.arrays", (shared, annotated, transcripts),
            (annotated, transcripts, crossner, confusions, *MISHEARD, LOCK),
            (*CATALOG, Path("kg/understand"), Path("train/encoder"), *(Path(f"train/{name}.py") for name in SPOKEN)), arrays, minutes=5,
        ),
        Stage(
            "encoder", "train.encoder", (arrays,), (arrays, LOCK, TEACHER),
            (Path("kg/understand/labels.py"), Path("kg/ontology.py"), Path("train/encoder")), encoder, minutes=115,
        ),
        Stage(
            "export", "train.encoder.export", (encoder / "model.npz", spoken), (encoder / "model.npz", spoken, LOCK),
            (Path("kg/understand/labels.py"), Path("train/encoder")), weights, HEARS, minutes=6,
        ),
        Stage(
            "mentions", "train.mentions", (shared, annotated), (*fitted, *MISHEARD),
            (*PIPELINE, *(Path(f"train/{name}.py") for name in ("garble", "mentions", "swap"))), weights, ("verdicts.npz",), minutes=10,
        ),
        Stage(
            "relations", "train.relations", (shared, annotated), (*fitted, weights / "verdicts.npz"),
            (*PIPELINE, Path("train/relations.py")), weights, ("claims.npz",), minutes=5,
        ),
        Stage(
            "report", "train.report", (shared, annotated),
            (*fitted, *MISHEARD, shared / "gold", shared / "transcripts", weights / "verdicts.npz", weights / "claims.npz"),
            (*PIPELINE, *(Path(f"train/{name}.py") for name in ("garble", "mentions", "relations", "report", "swap")),
             *(Path("kg") / name for name in ("evaluate", "graph", "identity"))),
            DOCS, ("evaluation.md",), minutes=25,
        ),
    ]  # fmt: skip


def gold_of(shared: Path) -> list[Path]:
    """Return the talks with a gold graph that may be learned from; the others are not even looked at."""
    graphs = [shared / "gold" / f"{name}.{kind}.jsonl" for name in TALKS for kind in ("entities", "relations")]
    texts = [shared / "transcripts" / f"{name}.txt" for name in TALKS if not name.startswith("seed")]
    return [*sorted((shared / "seeds").glob("*.txt")), *texts, *graphs]


def main(shared: Path, build: Path, weights: Path) -> None:
    """Go through all stages, and print what was learned from and what was made."""
    todo = stages(shared, build, weights)
    with alone(build) as lock:
        for number, stage in enumerate(todo, start=1):
            name = f"{number}/{len(todo)} {stage.name}"
            make(stage, build, lock, lambda text, name=name: say(f"{name}: {text}"))
    made = [path for stage in todo for path in stage.writes() if path.parent == weights]
    learned = {path for stage in todo for path in stage.reads if not {build, weights} & set(path.parents)}
    say("learned from, then made:")
    print(sums(learned) + sums(made), end="")


def say(text: str) -> None:
    """Tell how far it is."""
    print(f"{(time.monotonic() - BEGUN) / 60:4.0f} min  {text}", file=sys.stderr, flush=True)


def run(arguments: list[str]) -> None:
    """Make, and end as a command ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the stage that runs, too
    try:
        main(*map(Path, arguments))
    except (KgError, OSError) as error:
        sys.exit(f"Error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run(sys.argv[1:])
