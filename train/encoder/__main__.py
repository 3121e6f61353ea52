"""Train the encoder.

    python -m train.encoder DATA START OUT [--adapt EPOCHS] [--epochs EPOCHS] [--seed SEED]

DATA is a folder that `train.encoder.arrays` wrote, START the weights to begin with. Writes adapted.npz, model.npz and report.json to
OUT; a stage whose file is there is not done again.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import torch

from train.encoder import measure, weights
from train.encoder.data import Examples, Spoken
from train.encoder.learn import Material, Schedule, adapt, together
from train.encoder.model import Model

VERSIONS = 10


def say(text: str) -> None:
    print(f"{time.monotonic() - BEGUN:6.0f} s  {text}", file=sys.stderr, flush=True)


BEGUN = time.monotonic()


def main(arguments: argparse.Namespace) -> None:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_float32_matmul_precision("high")
    arguments.out.mkdir(parents=True, exist_ok=True)
    annotated = Examples(arguments.data / "annotated.npz", device)
    material = Material(
        annotated, len(annotated) // VERSIONS, Spoken.load(arguments.data / "spoken.npz", device), Examples(arguments.data / "crossner.npz", device)
    )
    held = [load(arguments.data / f"{name}.npz", device) for load, name in
            ((Examples, "held-out"), (Spoken.load, "spoken-held-out"), (Examples, "crossner-held-out"))]
    say(f"{len(annotated)} pieces, {len(material.spoken.ids)} word pieces of talk, {len(material.wikipedia)} sentences, on {device}")
    torch.manual_seed(arguments.seed)
    model = Model().to(device)
    adapted = arguments.out / "adapted.npz"
    if adapted.exists():
        model.load_state_dict(weights.load(adapted))
    else:
        start(model, arguments.start)
        adapt(model, material.spoken, Schedule(arguments.adapt, arguments.adapt_batch, arguments.adapt_rate, 1e-3, seed=arguments.seed), say)
        weights.save(model.state_dict(), adapted)
    say("adapted")
    together(model, material, Schedule(arguments.epochs, arguments.batch, arguments.rate, 1e-3, seed=arguments.seed), say)
    weights.save(model.state_dict(), arguments.out / "model.npz")
    scores = measure.report(model, arguments.data, *held)
    (arguments.out / "report.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    say(json.dumps(scores, indent=1))


def start(model: Model, path: Path) -> None:
    """Begin with the weights of a file: of an encoder, without heads."""
    state = {name: value for name, value in weights.load(path).items() if "pooler" not in name and "position_ids" not in name}
    model.encoder.load_state_dict(state)


def read() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("data", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--adapt", type=float, default=3.0)
    parser.add_argument("--adapt-batch", type=int, default=128)
    parser.add_argument("--adapt-rate", type=float, default=5e-4)
    parser.add_argument("--epochs", type=float, default=15.0)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main(read())
