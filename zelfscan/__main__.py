"""Run the command line as ``python -m zelfscan``."""

from zelfscan.cli import run

if __name__ == "__main__":
    run()
