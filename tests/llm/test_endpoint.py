"""A model that answers, refuses, or misbehaves."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.errors import ModelError
from kg.llm import Model, endpoint
from kg.llm.endpoint import PAUSES, Endpoint

ASKED = [{"role": "user", "content": "well?"}]


@pytest.fixture
def ask(model):
    """Return a function that asks the model."""
    asked = Endpoint(model)
    yield lambda: asked.ask(ASKED)
    asked.close()


def test_what_is_sent_and_answered(served, ask):
    """The request names model, messages and the form of the answer, and carries the key; the answer is what the model says."""
    served.replies = ["yes"]
    assert ask() == "yes"
    (request,) = served.requests
    assert (request["model"], request["messages"], request["temperature"]) == ("small", ASKED, 0)
    assert request["response_format"]["json_schema"]["schema"]["required"] == ["mentions", "relations"]
    assert served.headers[0]["Authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_fails_in_passing_is_asked_again(served, ask, pauses, status):
    """A pause is made before the second try, and a longer one before the third."""
    served.replies = [status, status, "yes"]
    assert ask() == "yes"
    assert pauses == list(PAUSES[:2])


def test_an_endpoint_says_how_long_to_wait(served, ask, pauses):
    """Retry-After is kept to, in seconds or as a time."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=110), usegmt=True)
    served.replies = [(429, {"Retry-After": "7"}), (503, {"Retry-After": later}), "yes"]
    ask()
    assert pauses == [7, pytest.approx(80, abs=30)]


def test_nobody_waits_for_long(served, ask, pauses):
    """An endpoint that asks for an hour ends the build, and one that asks for nonsense is treated as if it had not."""
    served.replies = [(429, {"Retry-After": "soon"}), (429, {"Retry-After": "3600"})]
    with pytest.raises(ModelError, match=r"asks to wait 3,600 seconds; what was answered is kept"):
        ask()
    assert pauses == [PAUSES[0]]


def test_tries_are_bounded(served, ask, pauses):
    """After the last pause it is given up, in one line that says why."""
    served.replies = [500]
    with pytest.raises(ModelError, match=r"^http://.*: status 500 \(no, my friend\), 5 times; .*build again to go on$"):
        ask()
    assert (len(served.requests), pauses) == (5, list(PAUSES))


def test_a_model_that_hangs_is_asked_again(served, model, pauses, monkeypatch):
    """Without a sign of an answer in time the request counts as failed."""
    monkeypatch.setattr(endpoint, "TIMEOUT", 0.2)
    served.replies = ["hang", "yes"]
    begun = time.monotonic()
    asked = Endpoint(model)
    assert asked.ask(ASKED) == "yes"
    asked.close()
    assert (pauses, time.monotonic() - begun >= 0.2) == ([PAUSES[0]], True)


def test_an_answer_that_is_cut_off_is_asked_for_again(served, ask, pauses):
    """A connection that ends too early counts as failed."""
    served.replies = [(200, {"cut": 9}), "yes"]
    assert ask() == "yes"


def test_what_will_not_pass_is_told_at_once(served, ask, pauses):
    """A key that is refused and a model that there is not end the build without another try, and without the key."""
    for status, remedy in ((401, "OPENAI_API_KEY"), (404, "'small'")):
        served.replies = [status]
        served.requests.clear()
        with pytest.raises(ModelError, match=remedy) as error:
            ask()
        assert (len(served.requests), "secret" in str(error.value)) == (1, False)


def test_nobody_at_the_address(pauses):
    """An address where nothing listens is told at once."""
    asked = Endpoint(Model("small", "http://127.0.0.1:9/v1"))
    with pytest.raises(ModelError, match=r"cannot be reached .*--llm-url"):
        asked.ask(ASKED)
    asked.close()
    assert pauses == []


def test_an_endpoint_that_knows_no_schema_is_asked_without(served, ask):
    """Where the form of the answer is refused it is left out, and not tried again."""
    served.replies = [lambda request: 400 if "response_format" in request else "yes"]
    assert (ask(), ask()) == ("yes", "yes")
    assert ["response_format" in request for request in served.requests] == [True, False, False]


def test_the_key_is_shown_nowhere(served, model, ask, pauses):
    """Neither a model shows it, nor an error that quotes the endpoint or what could not be sent."""
    assert "secret" not in repr(model)
    served.replies = [(401, {"says": "there is no sk-secret here"})]
    asked = Endpoint(Model("small", served.url, "sk-secret\n"))
    for failing in (ask, lambda: asked.ask(ASKED)):
        with pytest.raises(ModelError) as error:
            failing()
        assert "secret" not in str(error.value)
    asked.close()
