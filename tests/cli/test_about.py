"""`kg build`: what is known about a talk, from options, from a list, and from what yt-dlp wrote beside it."""

import json

import pytest

from kg.export import FORMATS, USUAL, node_link

VIDEO = "https://www.youtube.com/watch?v=13CZPWmke6A"
WHOLE = {"title": "A talk", "date": "2020-05-08", "url": VIDEO, "people": ["Ann Lee", "Bob Roy"]}
CUES = """WEBVTT

00:00:05.000 --> 00:00:08.000
jeff<00:00:05.400><c> hinton</c><00:00:05.800><c> wrote</c>

00:01:08.000 --> 00:01:10.000
the dropout paper
"""


@pytest.fixture
def said(built, tmp_path):
    """Return a function that builds with options and returns what the graph says about the talk."""

    def said(*options):
        result = built("--formats", "json", *options)
        assert result.exit_code == 0, result.output
        (source,) = node_link.read(tmp_path / "out" / "graph.json").graph["sources"]
        return {name: source[name] for name in WHOLE}

    return said


def test_options_say_what_is_known(said):
    """A date may lack its hyphens, and the id of a video stands for its address; guests come first."""
    told = ("--title", "A talk", "--date", "20200508", "--url", "13CZPWmke6A", "--host", "Bob Roy", "--guest", "Ann Lee")
    assert said(*told) == WHOLE


def test_a_guest_is_named_as_in_a_list(said):
    """An option is read as the column of that name."""
    assert said("--guest", "Sutskever, Ilya", "--guest", "Ann Lee; Cy Day")["people"] == ["Ilya Sutskever", "Ann Lee", "Cy Day"]


def test_a_list_says_what_is_known(said, tmp_path):
    """A row with the name of the file is about it; an option outweighs it."""
    (tmp_path / "list.csv").write_text(
        f"file,title,date,url,guest,host\ntalk.txt,Other,2020-05-08,{VIDEO},Ann Lee,Bob Roy\n", encoding="utf-8"
    )
    assert said("--talks", tmp_path / "list.csv", "--title", "A talk") == WHOLE


def test_what_yt_dlp_wrote_says_what_is_known(said, talk):
    """Title, day and address are those of the video."""
    record = {"id": "13CZPWmke6A", "title": "A talk", "upload_date": "20200508", "webpage_url": VIDEO}
    talk.with_name("talk.info.json").write_text(json.dumps(record), encoding="utf-8")
    assert said() == {**WHOLE, "people": []}


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (("--date", "May 8"), "is no day; write it as 2020-05-08"),
        (("--date", "2025-02-30"), "is no day; write it as 2020-05-08"),
        (("--url", "javascript:alert(1)"), "is no address; write it as https://"),
    ],
)
def test_what_is_no_date_or_address_is_a_wrong_use(built, options, cause):
    """Nothing is built, and the line says how to write it."""
    result = built(*options)
    assert result.exit_code == 2
    assert cause in " ".join(result.output.replace("│", " ").split())


def test_what_one_talk_has_is_not_given_to_a_folder(kg_run, talk, tmp_path):
    """A folder may hold several talks, which have no title in common."""
    talk.with_name("other.txt").write_text("words", encoding="utf-8")
    result = kg_run("build", talk.parent, "--title", "A talk", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "--talks" in result.output


def test_a_folder_with_one_talk_is_one_talk(kg_run, talk, tmp_path):
    """What is known about it may be given, as for the file."""
    assert kg_run("build", talk.parent, "--date", "2020-05-08", "--formats", "json", "-o", tmp_path / "out").exit_code == 0
    (source,) = node_link.read(tmp_path / "out" / "graph.json").graph["sources"]
    assert source["date"] == "2020-05-08"


def test_what_a_list_says_in_vain_is_told(built, tmp_path):
    """It stands on standard error, by file and line."""
    (tmp_path / "list.csv").write_text("file,title\ntalk.txt,A\nother.txt,B\n", encoding="utf-8")
    assert f"{tmp_path / 'list.csv'}:3: no talk here is called 'other.txt'" in built("--talks", tmp_path / "list.csv").stderr


def test_evidence_of_captions_opens_the_second_of_the_video(kg_run, names, tmp_path):
    """The id of the video in the name of the file is enough; every usual format has the link."""
    (tmp_path / "A talk [13CZPWmke6A].en.vtt").write_text(CUES, encoding="utf-8")
    out = tmp_path / "out"
    result = kg_run("build", tmp_path / "A talk [13CZPWmke6A].en.vtt", "--no-catalog", "--catalog", names, "-o", out)
    assert result.exit_code == 0, result.output
    graph = node_link.read(out / "graph.json")
    ((_, _, edge),) = graph.edges(data=True)
    (evidence,) = edge["evidence"]
    assert (evidence["line"], evidence["lineEnd"], evidence["seconds"], evidence["url"]) == (4, 7, 5.0, f"{VIDEO}&t=5s")
    for name in USUAL:
        path = out / FORMATS[name].default
        written = "".join(file.read_text(encoding="utf-8") for file in ([path] if path.is_file() else path.rglob("*.csv")))
        assert "13CZPWmke6A&t=5s" in written.replace("&amp;", "&").replace("\\u0026", "&"), name
