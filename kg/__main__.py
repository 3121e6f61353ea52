"""Run the command line, as `kg` and as `python -m kg`."""

import os
import signal


def main() -> None:
    """Run the program; Ctrl-C is quiet from here on, before all that is imported."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may want its background jobs deaf
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))  # there is nothing to tidy up yet
    # Threads of numpy wait for each other on so small tables; with --jobs they take the others' cores. It reads this when imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from kg.cli import main as run

    run()


if __name__ == "__main__":
    main()
