"""The exit codes of every command; 0 is that all went well.

1   something was found that the command is asked to fail on: a finding, a status, a difference.
2   the command was called wrongly, or a file cannot be read or written. It weighs more than 1.
3   there is nothing to work on.
130 interrupted from the keyboard.
"""

EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NOTHING = 3
EXIT_INTERRUPTED = 130
