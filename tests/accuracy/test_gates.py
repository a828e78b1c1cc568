"""How right the linter is on the labelled letters must not get worse. The gates (gates.yaml) only rise.

``python -m tests.accuracy.gates`` shows the figures beside the gates; with ``--raise`` it raises the gates to what is
reached, with ``--new`` it takes in new styles. A part's gates are over the styles named there, wherever in the corpus
these stand now.
"""

from __future__ import annotations

import pytest

from .gates import FIGURES, gates, reached, styles
from .labelled import PARTS, folders


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("part", gates())
def test_a_figure_is_as_good_as_its_gate(part: str, figure: str) -> None:
    gate, figures = gates()[part]["figures"][figure], reached(part)
    if FIGURES[figure].less_is_better:
        assert figures[figure] <= gate
    else:
        assert figures[figure] >= gate


def test_every_labelled_style_stands_behind_one_gate() -> None:
    behind = [style for part in gates() for style in styles(part)]
    assert sorted(behind) == sorted(style for part in PARTS for style in folders(part))
