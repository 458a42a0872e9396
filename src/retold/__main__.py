"""`python -m retold`."""

from retold.cli import main

if __name__ == "__main__":  # and not where a worker process imports what its parent runs
    main()
