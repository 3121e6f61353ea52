"""`kg build --llm`: what is asked of the user before a model is asked."""

import itertools
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

from kg.llm.pieces import WORDS
from tests.llm.conftest import Endpoint

HINTON = {"words": "jeff hinton", "name": "Geoffrey Hinton", "type": "Person"}
PAPER = {"words": "dropout paper", "name": "dropout paper", "type": "Paper"}
WROTE = {
    "subject": HINTON, "type": "AUTHORED", "object": PAPER, "polarity": "asserted", "confidence": 0.9,
    "quote": "jeff hinton wrote the dropout paper",
}  # fmt: skip


@pytest.fixture
def served():
    """Return an endpoint on this machine, whose model finds one relation and makes one up."""
    endpoint = Endpoint()
    endpoint.replies = [json.dumps({"mentions": [HINTON, PAPER], "relations": [WROTE, {**WROTE, "quote": "hinton wrote it"}]})]
    yield endpoint
    endpoint.close()


@pytest.fixture
def asked(built, served, monkeypatch):
    """Return a function that builds by the model."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    return lambda *options: built("--llm", "small", "--llm-url", served.url, *options)


def test_a_graph_by_a_model(asked, served, tmp_path):
    """Calls and tokens are told, what is not in the talk is counted, the key is shown nowhere, and the next build asks nothing."""
    done = asked("--yes")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith(f"small at {served.url} is asked 1 time: about 1,")
    assert "Left out: 1 × a quote that the talk does not have" in done.stderr
    graph = (tmp_path / "out" / "graph.json").read_bytes()
    (edge,) = json.loads(graph)["edges"]
    assert (edge["source"], edge["type"], edge["target"]) == ("geoffrey-hinton", "AUTHORED", "dropout-paper")
    again = asked()
    assert (again.exit_code, "is asked" in again.stderr, len(served.requests)) == (0, False, 1)
    assert (tmp_path / "out" / "graph.json").read_bytes() == graph
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert "secret" not in done.output + again.output
    assert b"secret" not in kept


def test_answers_are_kept_for_good(asked, built, served, tmp_path):
    """A month later any build removes what none has used, but never an answer, which may have been paid for."""
    kept, long_ago = tmp_path / "out" / ".kg", time.time() - 40 * 24 * 3600
    for build, after, folder, left in ((built, asked, "understood", 0), (asked, built, "answers", 1)):
        build("--yes")
        for path in kept.glob("*/*"):
            os.utime(path, (long_ago, long_ago))
        after("--yes")
        assert len(list((kept / folder).iterdir())) == left
    asked()
    assert len(served.requests) == 1


def test_where_nobody_can_be_asked_nothing_is_sent(asked, served):
    """Without a terminal and without --yes it is wrong usage, and it is said what would have been sent."""
    done = asked()
    assert (done.exit_code, served.requests) == (2, [])
    assert "is asked 1 time" in done.stderr
    assert "--yes" in done.stderr


@pytest.mark.parametrize(
    ("key", "url"), [("sk-sécret", "http://host/v1"), ("", "http://me:secret@host/v1"), ("", "http://host/v1?key=secret")]
)
def test_a_secret_is_kept(built, monkeypatch, key, url):
    """A key that cannot be sent and an address with a secret are wrong usage, and neither is shown."""
    monkeypatch.setenv("OPENAI_API_KEY", key)
    done = built("--llm", "small", "--llm-url", url, "--yes")
    assert (done.exit_code, "cret" in done.output.replace("no secret", "")) == (2, False)


@pytest.mark.parametrize(
    "options",
    [
        ("--llm", "small"),
        ("--llm", "small", "--llm-url", "localhost:1"),
        ("--llm", "m", "--cluster", "tcp://x"),
        ("--llm-url", "http://host/v1"),
    ],
)
def test_it_must_be_clear_who_is_asked(built, monkeypatch, options):
    """A model without an address or beside a cluster is wrong usage, and so is an address without a model."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    assert built(*options, "--yes").exit_code == 2


def test_without_llm_nobody_is_asked(built, served, monkeypatch):
    """An address and a key in the environment alone send nothing anywhere."""
    monkeypatch.setenv("OPENAI_BASE_URL", served.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert (built("--yes").exit_code, served.requests) == (0, [])


def test_a_model_that_refuses_is_told_in_one_line(asked, served):
    """The exit code is 1, and the line says what the endpoint says."""
    served.replies = [401]
    done = asked("--yes")
    assert (done.exit_code, done.stderr.splitlines()[-1][:7]) == (1, "Error: ")
    assert "no, my friend" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "sent"), [("y\n", 1), ("n\n", 0)])
def test_a_terminal_is_asked(in_terminal, served, talk, names, tmp_path, typed, sent):
    """What is typed decides whether anything is sent."""
    drawn = in_terminal(
        "build", talk, "--no-catalog", "--catalog", names, "-o", tmp_path / "out", "--llm", "small", "--llm-url", served.url, typed=typed
    )
    assert "Go on?" in drawn
    assert len(served.requests) == sent
    assert (tmp_path / "out" / "graph.json").exists() == bool(sent)


@pytest.mark.slow
def test_control_c_ends_a_build_by_a_model_at_once(served, tmp_path):
    """No answer that is under way is waited for; what was answered is kept, and is not asked for again."""
    talk, released = tmp_path / "talk.txt", threading.Event()
    talk.write_text("\n".join(["jeff hinton wrote the dropout paper", *(f"so it goes {at}" for at in range(WORDS))]), encoding="utf-8")
    answer = json.dumps({"mentions": [], "relations": []})
    number = itertools.count()
    served.replies = [lambda _: answer if next(number) == 0 or released.wait(100) else ""]
    command = [
        sys.executable, "-m", "kg", "build", str(talk), "-o", str(tmp_path / "out"), "--no-catalog",
        "--llm", "small", "--llm-url", served.url, "--yes", "--jobs", "2", "--quiet",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while len(served.requests) < 3 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=50)
    assert (process.returncode, output, b"Traceback" in errors) == (130, b"", False)
    (needed,) = re.findall(rb"is asked (\d+) times", errors)
    released.set()
    served.requests.clear()
    served.replies = [answer]
    subprocess.run(command, check=True, capture_output=True)
    assert len(served.requests) == int(needed) - 1
