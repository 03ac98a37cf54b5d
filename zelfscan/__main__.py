"""Run the command line as ``python -m zelfscan``."""

from zelfscan.cli import main

if __name__ == "__main__":
    main(prog_name="zelfscan")
