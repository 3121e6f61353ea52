"""Train the encoder.

    python -m train.encoder DATA OUT

DATA is a folder that `train.encoder.arrays` wrote. Writes adapted.npz, model.npz and report.json to OUT; a stage whose file is there is
not done again. Takes two hours on two cores, five minutes on an accelerator, which also goes over the data more often.
"""

import json
import sys
import time
from pathlib import Path

import torch

from train.encoder import measure, weights
from train.encoder.annotated import VERSIONS
from train.encoder.data import Examples, Spoken
from train.encoder.learn import Material, Schedule, adapt, together
from train.encoder.model import Model

SCHEDULES = {
    "cuda": (Schedule(epochs=4, batch=256, rate=5e-4, head_rate=1e-3), Schedule(epochs=15, batch=32, rate=2e-4, head_rate=1e-3)),
    "cpu": (Schedule(epochs=1.5, batch=64, rate=4e-4, head_rate=1e-3), Schedule(epochs=10, batch=16, rate=2e-4, head_rate=1e-3)),
}
BEGUN = time.monotonic()


def say(text: str) -> None:
    """Tell how far it is."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {text}", file=sys.stderr, flush=True)


def main(data: Path, out: Path) -> None:
    """Go through the stages."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    out.mkdir(parents=True, exist_ok=True)
    annotated, wikipedia = (Examples(data / f"{name}.npz", device) for name in ("annotated", "crossner"))
    material = Material(annotated, len(annotated) // len(VERSIONS), Spoken.load(data / "spoken.npz", device), wikipedia)
    say(f"{len(annotated)} pieces, {len(material.spoken.ids)} word pieces of talk, {len(wikipedia)} sentences, on {device}")
    first, second = SCHEDULES[device.type]
    torch.manual_seed(0)
    model = Model().to(device)
    if not (out / "adapted.npz").exists():
        model.encoder.load_state_dict(weights.start())
        adapt(model, material.spoken, first, say)
        weights.save(model.state_dict(), out / "adapted.npz")
    if not (out / "model.npz").exists():
        model.load_state_dict(weights.load(out / "adapted.npz"))
        together(model, material, second, say)
        weights.save(model.state_dict(), out / "model.npz")
    model.load_state_dict(weights.load(out / "model.npz"))
    scores = measure.report(model, data, device)
    (out / "report.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    say(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
