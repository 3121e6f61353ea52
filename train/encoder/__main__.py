"""Train the encoder.

    python -m train.encoder DATA OUT

DATA is a folder that `train.encoder.arrays` wrote. Writes adapted.npz, model.npz and report.json to OUT, and where there is a GPU, for the
teacher, taught.npz and teacher.json; a stage whose file is there is not done again, and one that was killed goes on from its checkpoint.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from kg.export.atomic import write_text
from train.encoder import measure, weights
from train.encoder.annotated import VERSIONS
from train.encoder.course import Schedule
from train.encoder.data import Examples, Spoken
from train.encoder.learn import Task, learn
from train.encoder.model import Model, Teacher
from train.encoder.tasks import Material, adapting, studying, together
from train.encoder.twice import TwiceTold


@dataclass(frozen=True)
class Lessons:
    """Say how the teacher learns."""

    adapt: Schedule
    study: Schedule


@dataclass(frozen=True)
class Course:
    """Say how all is learned; without a teacher where that would take too long."""

    adapt: Schedule
    together: Schedule
    teacher: Lessons | None


COURSES = {
    "cuda": Course(
        adapt=Schedule(epochs=8, batch=256, rate=5e-4, head_rate=1e-3),
        together=Schedule(epochs=12, batch=48, rate=2.5e-4, head_rate=1e-3),
        teacher=Lessons(
            adapt=Schedule(epochs=2.5, batch=128, rate=1e-4, head_rate=1e-3),
            study=Schedule(epochs=6, batch=32, rate=7e-5, head_rate=5e-4),
        ),
    ),
    "cpu": Course(
        adapt=Schedule(epochs=1, batch=32, rate=3e-4, head_rate=1e-3),
        together=Schedule(epochs=4, batch=24, rate=2e-4, head_rate=1e-3),
        teacher=None,
    ),
}
"""How learning goes: that of "cpu" fits into two hours on two cores, that of "cuda" takes ten minutes of an H200.

On two quiet cores `adapt` learns from 3,200 word pieces a second, `together` from 3,400 (bfloat16). `adapt` reads the talk once:
8.0 million pieces, 42 minutes. An epoch of `together` is 6,861 pieces of annotated talk of 190 word pieces, for each of them as much
other talk and three sentences of 45: 3.5 million, 17 minutes; so 70 for four. The weights that are shipped learned by two teachers, one
after the other: 5 epochs by one as above, 3.5 in batches of 64 by one that had adapted for 0.7 epochs and studied for 5."""

BEGUN = time.monotonic()


def say(text: str) -> None:
    """Tell how far it is."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {text}", file=sys.stderr, flush=True)


def main(data: Path, out: Path) -> None:
    """Go through the stages."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    course = COURSES[device.type]
    out.mkdir(parents=True, exist_ok=True)
    material = _material(data, device)
    teacher = _teacher(material, course.teacher, data, out) if course.teacher else None
    torch.manual_seed(0)
    model = Model().to(device)
    spoken = material.talk.spoken
    _made(model, out / "adapted.npz", weights.start, lambda schedule: adapting(model, spoken, schedule), course.adapt)
    _made(model, out / "model.npz", None, lambda schedule: together(model, material, schedule, teacher), course.together)
    _reported(model, data, out / "report.json", device)


def _material(data: Path, device: torch.device) -> Material:
    annotated, wikipedia = (Examples(data / f"{name}.npz", device) for name in ("annotated", "crossner"))
    talk = TwiceTold(*(Spoken.load(data / f"{name}.npz", device) for name in ("edited", "spoken")))
    say(f"{len(annotated)} pieces, {len(talk.spoken.ids)} word pieces of talk, {len(wikipedia)} sentences, on {device}")
    return Material(annotated, len(annotated) // len(VERSIONS), talk, wikipedia)


def _teacher(material: Material, lessons: Lessons, data: Path, out: Path) -> Teacher:
    device = material.annotated.device
    torch.manual_seed(0)
    teacher = Teacher().to(device)
    edited = material.talk.edited
    _made(teacher, out / "teacher.npz", weights.start_of_teacher, lambda schedule: adapting(teacher, edited, schedule), lessons.adapt)
    _made(teacher, out / "taught.npz", None, lambda schedule: studying(teacher, material, schedule), lessons.study)
    _reported(teacher, data, out / "teacher.json", device)
    return teacher.eval()


def _made(
    model: Model, path: Path, start: Callable[[], weights.State] | None, task: Callable[[Schedule], Task], schedule: Schedule
) -> None:
    """Bring the model to where a task leaves it, which is kept at `path`."""
    kept = path.with_name("checkpoint.pt")
    if not path.exists():
        if start:
            model.encoder.load_state_dict(start())
        learn(model, task(schedule), schedule, kept, say)
        weights.save(model.state_dict(), path)
        kept.unlink(missing_ok=True)
    model.load_state_dict(weights.read(path))


def _reported(model: Model, data: Path, path: Path, device: torch.device) -> None:
    if not path.exists():
        write_text(path, [json.dumps(measure.report(model, data, device), indent=1)])
    say(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
