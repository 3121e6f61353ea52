"""Train the encoder.

    python -m train.encoder DATA OUT

DATA is a folder that `train.encoder.arrays` wrote. Writes adapted.npz, model.npz and report.json to OUT; a stage whose file is there is
not done again, and one that was killed goes on from its checkpoint.
"""

import json
import sys
import time
from pathlib import Path

import torch

from kg.export.atomic import write_text
from train.encoder import measure, weights
from train.encoder.annotated import VERSIONS
from train.encoder.course import Schedule
from train.encoder.data import Examples, Spoken
from train.encoder.learn import Material, adapt, together
from train.encoder.model import Model

SCHEDULES = {
    "cuda": (Schedule(epochs=7, batch=256, rate=5e-4, head_rate=1e-3), Schedule(epochs=14, batch=48, rate=2.5e-4, head_rate=1e-3)),
    "cpu": (Schedule(epochs=1, batch=32, rate=3e-4, head_rate=1e-3), Schedule(epochs=4, batch=24, rate=2e-4, head_rate=1e-3)),
}
"""How `adapt` and `together` go: those of "cuda" made the weights that are shipped, those of "cpu" fit into two hours on two cores.

On two quiet cores the former learns from 3,200 word pieces a second, the latter from 3,400 (bfloat16). `adapt` reads the talk once:
8.1 million pieces, 42 minutes. An epoch of `together` is 6,861 pieces of annotated talk of 190 word pieces, for each of them as much
other talk and three sentences of 45: 3.5 million, 17 minutes; so 70 for four."""

BEGUN = time.monotonic()


def say(text: str) -> None:
    """Tell how far it is."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {text}", file=sys.stderr, flush=True)


def main(data: Path, out: Path) -> None:
    """Go through the stages."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    out.mkdir(parents=True, exist_ok=True)
    adapted, trained, report, kept = (out / name for name in ("adapted.npz", "model.npz", "report.json", "checkpoint.pt"))
    torch.manual_seed(0)
    model = Model().to(device)
    if not trained.exists():
        _learn(model, _material(data, device), adapted, kept)
        weights.save(model.state_dict(), trained)
    kept.unlink(missing_ok=True)
    if not report.exists():
        model.load_state_dict(weights.load(trained))
        write_text(report, [json.dumps(measure.report(model, data, device), indent=1)])
    say(report.read_text(encoding="utf-8"))


def _material(data: Path, device: torch.device) -> Material:
    annotated, wikipedia = (Examples(data / f"{name}.npz", device) for name in ("annotated", "crossner"))
    spoken = Spoken.load(data / "spoken.npz", device)
    say(f"{len(annotated)} pieces, {len(spoken.ids)} word pieces of talk, {len(wikipedia)} sentences, on {device}")
    return Material(annotated, len(annotated) // len(VERSIONS), spoken, wikipedia)


def _learn(model: Model, material: Material, adapted: Path, kept: Path) -> None:
    first, second = SCHEDULES[material.spoken.ids.device.type]
    if not adapted.exists():
        model.encoder.load_state_dict(weights.start())
        adapt(model, material.spoken, first, kept, say)
        weights.save(model.state_dict(), adapted)
    model.load_state_dict(weights.load(adapted))
    together(model, material, second, kept, say)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
