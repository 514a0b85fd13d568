"""Lets `python -m workplan_cli` do what `workplan` does."""

from workplan_cli.cli.main import main

if __name__ == "__main__":
    main()
