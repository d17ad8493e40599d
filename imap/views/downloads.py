"""The menu of downloads: what can be had, in which forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.words import word
from imap.views.attributes import attributes

if TYPE_CHECKING:
    from imap.model.nouns import Language


def downloads(lang: Language, tables: dict[str, tuple[str, ...]]) -> list[Any]:
    """Menu of downloads; the page puts the question into each address.

    Parameters
    ----------
    tables
        Formats by table, in order.
    """
    rows = [
        html.Tr(
            [
                html.Th(
                    [
                        word(f"tables.{name}", lang),
                        " ",
                        html.Span(className="num", **attributes(data_rows=name)),
                    ],
                    scope="row",
                ),
                html.Td(
                    [
                        html.A(
                            FORMAT_NAMES[f],
                            href=f"/download/{name}.{f}",
                            download="",
                            **attributes(data_download=f"{name}.{f}"),
                        )
                        for f in formats
                    ]
                ),
            ]
        )
        for name, formats in tables.items()
    ]
    return [
        html.H2(word("download.exactly", lang)),
        html.P(
            html.A(
                word("download.view", lang),
                href="/download/view.zip",
                className="btn",
                download="",
                **attributes(data_download="view.zip"),
            )
        ),
        html.Table(html.Tbody(rows)),
        html.P(word("download.note", lang), className="hint"),
        html.P(
            [
                html.Button(
                    word("download.link", lang),
                    type="button",
                    className="link",
                    **attributes(data_copy="link"),
                ),
                html.Button(
                    word("panel.close", lang),
                    type="button",
                    className="link",
                    **attributes(data_close="downloads"),
                ),
            ],
            className="ft",
        ),
    ]


FORMAT_NAMES = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "parquet": "GeoParquet",
    "svg": "SVG",
    "png": "PNG",
    "zip": "ZIP",
}
