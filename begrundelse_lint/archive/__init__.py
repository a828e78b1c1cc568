"""Many letters: which they are, how they are examined in parallel, and the store that remembers what came of each.

The way of a run: :mod:`~begrundelse_lint.archive.sources` names the letters, :mod:`~begrundelse_lint.archive.run`
leaves out those that the store knows, an engine (:mod:`~begrundelse_lint.archive.engines`) examines the others, and
:mod:`~begrundelse_lint.archive.store` keeps the results. Whatever stops a run, the next one goes on where it was.
"""
