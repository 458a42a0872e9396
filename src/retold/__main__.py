"""`retold`, and `python -m retold`."""

from retold.interrupts import end_at_once


def main() -> None:
    """Run the command line; Ctrl-C ends it in one line also while it is loaded."""
    end_at_once()
    from retold.cli import main as run

    run()


if __name__ == "__main__":  # and not where a worker process imports what its parent runs
    main()
