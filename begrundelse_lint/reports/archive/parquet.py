"""Tables as Parquet, for those who go on with them in Python, R or a data warehouse (extra ``parquet``)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pyarrow
from pyarrow import parquet

from begrundelse_lint.archive.tables import Table, Type

_ROWS = 10_000  # held in memory at a time
_TYPES = {
    Type.TEXT: pyarrow.string(),
    Type.PATH: pyarrow.string(),
    Type.NUMBER: pyarrow.float64(),
    Type.SHARE: pyarrow.float64(),
    Type.WHOLE: pyarrow.int64(),
    Type.DATE: pyarrow.date32(),
}


def write(table: Table, file: Path) -> None:
    """Write a table to a file, some thousand rows at a time."""
    schema = pyarrow.schema([(column.name, _TYPES[column.type]) for column in table.columns])
    rows = table.rows()
    with parquet.ParquetWriter(file, schema) as writer:
        while batch := list(islice(rows, _ROWS)):
            cells = zip(*batch, strict=True)
            columns = [pyarrow.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
