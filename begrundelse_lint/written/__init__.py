"""What people write for the linter, rules and configuration: read strictly, each value with its place in the file.

Every mistake is noted with line and column, and reading goes on, so that the author hears of all of them at once.
"""
