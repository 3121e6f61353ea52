"""How the encoder learns. PyTorch is no part of the tests' lock, so all here is skipped without it, for CI too; see CONTRIBUTING.md."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="learning needs PyTorch, which is in .venv-train alone; CONTRIBUTING.md says how to run these")

from transformers import BertConfig, MPNetConfig  # noqa: E402  not there without PyTorch

from train.encoder import arrays, spoken  # noqa: E402
from train.encoder.annotated import VERSIONS, split, talks  # noqa: E402
from train.encoder.course import Schedule  # noqa: E402
from train.encoder.data import Examples, Spoken  # noqa: E402
from train.encoder.learn import Task, learn  # noqa: E402
from train.encoder.model import WIDTH, Model, Teacher  # noqa: E402
from train.encoder.pieces import Pieces  # noqa: E402
from train.encoder.refit import fit  # noqa: E402
from train.encoder.tasks import Material, adapting, studying, together  # noqa: E402
from train.encoder.twice import TwiceTold  # noqa: E402

ROOT = Path(__file__).parents[3]
CPU = torch.device("cpu")
NEVER, ALWAYS = 1e9, 0.0
STEPS = 6
RECORD = {
    "id": "show/1@0", "source": "show/1",
    "lines": [["Ann", "We built Kismet at MIT, and we trained it on ImageNet."], ["Bob", "Did Ann Smith use PyTorch?"]],
    "mentions": [[1, "Kismet", "Method", "Kismet"], [1, "ImageNet", "Dataset", "ImageNet"], [2, "Ann Smith", "Person", "Ann Smith"]],
    "relations": [["Kismet", "TRAINED_ON", "ImageNet", "asserted", [1], "trained it on"]],
}  # fmt: skip


class Mishearing:
    """A garbler that hears rare words as two."""

    def garble(self, words):
        """Return two for each."""
        return [part for word in words for part in (word[:3], word[3:])]


@pytest.fixture(scope="module")
def material(tmp_path_factory) -> Material:
    """Return a little of everything: talk, annotated talk in two versions, and a sentence with names."""
    folder = tmp_path_factory.mktemp("arrays")
    pieces = Pieces(ROOT / "kg" / "weights" / "tokenizer.json")
    annotated, sentences = arrays.Store(), arrays.Store()
    records = [RECORD | {"source": f"show/{number}"} for number in range(3)] + [RECORD | {"source": "written"}]
    (folder / "talk.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    for version in VERSIONS:
        for talk in talks(folder / "talk.jsonl"):
            arrays.add_talk(annotated, talk, stops="stops" in version, roles={("show", "Ann"): True}, pieces=pieces)
    for domain in range(4):
        ids, opens = arrays.pieces_of(map(pieces.of, ["alan", "turing", "wrote"]))
        sentences.add(ids=ids, opens=opens, tags=[1, 2, 0], domain=[domain])
    annotated.save(folder / "annotated.npz")
    sentences.save(folder / "crossner.npz")
    turns = [(name, [split(f"I built the {word} Zaxxon, and {name} did.")]) for word in ("first", "second") for name in ("Ann", "Bob")]
    words = list(spoken.told([(Path("show/1.md"), turns * 40)], {("show", "Ann"): True}))
    spoken.edited(words, pieces, folder / "edited.npz")
    spoken.spoken(words, pieces, Mishearing(), folder / "spoken.npz")
    talk = TwiceTold(*(Spoken.load(folder / f"{name}.npz", CPU) for name in ("edited", "spoken")))
    return Material(Examples(folder / "annotated.npz", CPU), len(records), talk, Examples(folder / "crossner.npz", CPU))


def model() -> Model:
    """Return a model of one layer, always the same."""
    torch.manual_seed(1)
    return Model(BertConfig(vocab_size=30522, hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32))


def teacher() -> Teacher:
    """Return a teacher of one layer, always the same."""
    torch.manual_seed(2)
    return Teacher(MPNetConfig(vocab_size=30522, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32))


def adapted(pupil: Model, material: Material, schedule: Schedule) -> Task:
    """Return the task to guess words."""
    return adapting(pupil, material.talk.spoken, schedule)


def alone(pupil: Model, material: Material, schedule: Schedule) -> Task:
    """Return the task of all at once without a teacher."""
    return together(pupil, material, schedule, None)


def taught(pupil: Model, material: Material, schedule: Schedule) -> Task:
    """Return the task of all at once with one."""
    return together(pupil, material, schedule, teacher().eval())


def run(task, material: Material, kept: Path, every: float, *, last: int = STEPS, rate: float = 1e-3):
    """Let a fresh model learn, killed after the step `last`; return what it knows, and the steps it told of."""
    told: list[int] = []

    def report(text: str) -> None:
        told.append(int(text.split()[1].split("/")[0]))
        if told[-1] > last:
            raise InterruptedError

    pupil = model()
    schedule = Schedule(epochs=1, batch=2, rate=rate, head_rate=1e-3)
    try:
        learn(pupil, replace(task(pupil, material, schedule), steps=STEPS), schedule, kept, report, every=every)
    except InterruptedError:
        torch.rand(7)  # what comes in between shall not matter
    return pupil.state_dict(), told


@pytest.mark.parametrize("task", [adapted, studying, alone, taught])
def test_learning_that_was_killed_goes_on_as_if_it_had_not_been(task, material, tmp_path):
    """A run that is killed in its fourth step goes on with it, and ends with the weights of a run that was left alone."""
    whole, all_ = run(task, material, tmp_path / "alone", NEVER)
    assert all_ == [1, 2, 3, 4, 5, 6]
    run(task, material, tmp_path / "kept", ALWAYS, last=3)
    resumed, rest = run(task, material, tmp_path / "kept", NEVER)
    assert rest == [3, 4, 5, 6]  # and 3 is where it says that it goes on
    assert [name for name, value in whole.items() if not torch.equal(value, resumed[name])] == []
    assert any(not torch.equal(value, whole[name]) for name, value in model().state_dict().items())


def test_another_course_begins_anew(material, tmp_path):
    """What was kept of other steps or rates is not gone on from."""
    run(adapted, material, tmp_path / "kept", ALWAYS, last=3)
    _, told = run(adapted, material, tmp_path / "kept", NEVER, rate=5e-4)
    assert told[0] == 1
    _, told = run(alone, material, tmp_path / "kept", NEVER)
    assert told[0] == 1


def test_a_checkpoint_is_whole(material, tmp_path):
    """Nothing but the checkpoint lies there, however often it was written."""
    run(adapted, material, tmp_path / "kept", ALWAYS, last=2)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_head_that_is_too_sure_is_fitted_anew():
    """Its order stays; what it says comes to be true as often as it says."""
    dice = torch.Generator().manual_seed(0)
    vectors = torch.randn(400_000, 2, generator=dice)
    true = torch.rand(400_000, generator=dice) < vectors[:, 0].sigmoid()
    classes = torch.stack([true.long(), torch.full((400_000,), 255), true.long()], 1)
    sure = torch.tensor([[1.2, 0.0]] * 3)
    weight, _ = fit(vectors.half(), classes, sure, torch.zeros(3))
    assert abs(float(weight[0, 0]) - 1) < 0.05
    assert torch.equal(weight[1], sure[1])  # of which nothing is known
