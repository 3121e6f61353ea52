"""How the encoder learns. PyTorch is no part of the tests' lock, so all here is skipped without it, for CI too; see CONTRIBUTING.md."""

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="learning needs PyTorch, which is in .venv-train alone; CONTRIBUTING.md says how to run these")

from transformers import BertConfig  # noqa: E402  not there without PyTorch

from train.encoder import arrays  # noqa: E402
from train.encoder.annotated import talks  # noqa: E402
from train.encoder.course import Schedule  # noqa: E402
from train.encoder.data import Examples, Spoken  # noqa: E402
from train.encoder.learn import Material, adapt, together  # noqa: E402
from train.encoder.model import WIDTH, Model  # noqa: E402

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


class Faithful:
    """A garbler that hears well."""

    def garble(self, words):
        """Return the words."""
        return words


@pytest.fixture(scope="module")
def material(tmp_path_factory) -> Material:
    """Return a little of everything: talk, annotated talk in two versions, and a sentence with names."""
    folder = tmp_path_factory.mktemp("arrays")
    pieces = arrays.Pieces(ROOT / "kg" / "weights" / "tokenizer.json")
    annotated, sentences = arrays.Store(), arrays.Store()
    records = [RECORD | {"source": f"show/{number}"} for number in range(3)] + [RECORD | {"source": "written"}]
    (folder / "talk.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    for stops in (False, True):
        for talk in talks(folder / "talk.jsonl"):
            arrays.add_talk(annotated, talk, stops=stops, roles={("show", "Ann"): True}, pieces=pieces)
    for domain in range(4):
        ids, opens = arrays.pieces_of(["alan", "turing", "wrote"], None, pieces)
        sentences.add(ids=ids, opens=opens, tags=[1, 2, 0], domain=[domain])
    annotated.save(folder / "annotated.npz")
    sentences.save(folder / "crossner.npz")
    turns = [(name, [f"the {word} was learned from by {name}".split()]) for word in ("first", "second", "third") for name in ("ann", "bob")]
    arrays.spoken([(Path("show/1.md"), turns * 20)], {("show", "ann"): True}, pieces, Faithful(), folder / "spoken.npz")
    examples = Examples(folder / "annotated.npz", CPU)
    return Material(examples, len(records), Spoken.load(folder / "spoken.npz", CPU), Examples(folder / "crossner.npz", CPU))


def model() -> Model:
    """Return a model of one layer, always the same."""
    torch.manual_seed(1)
    return Model(BertConfig(vocab_size=30522, hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32))


def learn(stage, material: Material, kept: Path, every: float, *, last: int = STEPS, schedule: Schedule | None = None):
    """Let a fresh model learn, killed after the step `last`; return what it knows, and the steps it told of."""
    told: list[int] = []

    def report(text: str) -> None:
        told.append(int(text.split()[1].split("/")[0]))
        if told[-1] > last:
            raise InterruptedError

    pupil = model()
    given = material.spoken if stage is adapt else material
    size = len(material.spoken.ids) // 190 // 2 if stage is adapt else material.pieces / 2
    schedule = schedule or Schedule(epochs=(STEPS + 0.5) / size, batch=2, rate=1e-3, head_rate=1e-3)
    try:
        stage(pupil, given, schedule, kept, report, every=every)
    except InterruptedError:
        torch.rand(7)  # what comes in between shall not matter
    return pupil.state_dict(), told


@pytest.mark.parametrize("stage", [adapt, together])
def test_learning_that_was_killed_goes_on_as_if_it_had_not_been(stage, material, tmp_path):
    """A run that is killed in its fourth step goes on with it, and ends with the weights of a run that was left alone."""
    alone, all_ = learn(stage, material, tmp_path / "alone", NEVER)
    assert all_ == [1, 2, 3, 4, 5, 6]
    learn(stage, material, tmp_path / "kept", ALWAYS, last=3)
    resumed, rest = learn(stage, material, tmp_path / "kept", NEVER)
    assert rest == [3, 4, 5, 6]  # and 3 is where it says that it goes on
    assert [name for name, value in alone.items() if not torch.equal(value, resumed[name])] == []
    assert any(not torch.equal(value, alone[name]) for name, value in model().state_dict().items())


def test_another_course_begins_anew(material, tmp_path):
    """What was kept of other steps or rates is not gone on from."""
    learn(adapt, material, tmp_path / "kept", ALWAYS, last=3)
    other = Schedule(epochs=1, batch=2, rate=5e-4, head_rate=1e-3)
    _, told = learn(adapt, material, tmp_path / "kept", NEVER, schedule=other)
    assert told[0] == 1
    _, told = learn(together, material, tmp_path / "kept", NEVER)
    assert told[0] == 1


def test_a_checkpoint_is_whole(material, tmp_path):
    """Nothing but the checkpoint lies there, however often it was written."""
    learn(adapt, material, tmp_path / "kept", ALWAYS, last=2)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
