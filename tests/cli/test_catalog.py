"""`kg catalog`: what is wrong with lists of names."""


def test_catalog_check(kg_run, names, tmp_path):
    """A sound file is no news; of a bad one every problem is printed with its place, and the exit code is 1."""
    sound = kg_run("catalog", "check", names)
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "'imagenet' replaces the built-in entry of the same id" in sound.stderr
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "go", "name": "Go", "type": "Method"}\n{"id": "X", "name": "x", "type": "Planet"}\n', encoding="utf-8")
    result = kg_run("catalog", "check", names, bad)
    assert result.exit_code == 1
    assert {line.rsplit("/", 1)[-1].split(": ")[0] for line in result.stdout.splitlines()} == {"bad.jsonl:1", "bad.jsonl:2"}
