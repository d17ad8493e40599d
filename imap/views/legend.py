"""The legend strip, which is also the layer switchboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from imap.i18n.text import label
from imap.i18n.words import word
from imap.views.attributes import attributes
from imap.views.ids import Ids
from imap.views.signs import sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imap.model.nouns import Language, Row
    from imap.model.query import Query

GRADES = ("sourced", "partly_sourced", "composed")
MODES = ("land", "sea", "air")
KINDS = ("absence", "committed", "adopted", "body", "use", "reviewed")


def legend(
    query: Query,
    dialogues: Iterable[Row],
    themes: Iterable[Row],
    families: Iterable[str],
    kinds: Iterable[str],
) -> list[html.Section]:
    """Legend and layers.

    Parameters
    ----------
    dialogues
        Dialogues and groups that have members on file, for the fill.
    themes
        Theme tree, for the evidence fill.
    families, kinds
        Route families and kinds of places that are on file.
    """
    lang = query.lang
    classes = [html.Div(id=Ids.CLASSES, className="classes"), html.P(id=Ids.CLASS_NOTE, className="lnote")]
    return [
        html.Section([_fill(query, dialogues, themes), *classes]),
        html.Section(_routes(lang, families)),
        html.Section(_places(lang, kinds)),
    ]


def switch(layer: str, name: str, lang: Language, *, mark: str = "", count: str = "") -> html.Button:
    """One switch of a layer; its count is filled in by the page."""
    del lang
    return html.Button(
        [
            html.I(className="ck", **attributes(aria_hidden="true")),
            sign(mark) if mark else None,
            html.Span(name),
            html.Span(className="n", **attributes(data_layer_count=count or layer)),
        ],
        className="lk",
        role="checkbox",
        type="button",
        **attributes(data_layer=layer, aria_checked="true"),
    )


def _fill(query: Query, dialogues: Iterable[Row], themes: Iterable[Row]) -> html.Div:
    lang = query.lang
    _, theme, kind = (
        [*query.fill.split(":"), "", ""][:3] if query.fill.startswith("evidence") else ("", "", "")
    )
    roles = [html.Option(_dialogue(d, lang), value=f"role:{d['id']}") for d in dialogues]
    evidence = html.Option(word("fill.evidence", lang), value="evidence")
    return html.Div(
        [
            html.Button(
                [
                    html.I(className="ck", **attributes(aria_hidden="true")),
                    html.Span(word("layer.states", lang), className="sr"),
                ],
                className="tick",
                role="checkbox",
                type="button",
                **attributes(data_layer="states", aria_checked="true"),
            ),
            html.Label(
                [
                    html.Span(word("fill.label", lang), className="sr"),
                    html.Select(
                        [
                            html.Optgroup(roles, label=word("fill.role", lang)),
                            html.Optgroup(
                                [
                                    html.Option(word("fill.activities", lang), value="activities"),
                                    evidence,
                                    html.Option(word("changes.fill", lang), value="changes"),
                                ],
                                label=word("fill.other", lang),
                            ),
                        ],
                        id=Ids.FILL,
                        className="quiet",
                        **attributes(data_now="evidence" if theme else query.fill),
                    ),
                ]
            ),
            html.Div(
                [
                    html.Label(
                        [
                            html.Span(word("fill.theme", lang), className="sr"),
                            html.Select(
                                [
                                    html.Option(
                                        label(t, lang).text
                                        if not t["broader"]
                                        else f"– {label(t, lang).text}",
                                        value=t["id"],
                                    )
                                    for t in themes
                                ],
                                id=Ids.FILL_THEME,
                                className="quiet",
                                **attributes(data_now=theme or "T06"),
                            ),
                        ]
                    ),
                    html.Label(
                        [
                            html.Span(word("fill.kind", lang), className="sr"),
                            html.Select(
                                [html.Option(word(f"step.{k}", lang), value=k) for k in KINDS],
                                id=Ids.FILL_KIND,
                                className="quiet",
                                **attributes(data_now=kind or "adopted"),
                            ),
                        ]
                    ),
                ],
                id=Ids.FILL_EVIDENCE,
                className="fill-evidence",
                hidden=not theme,
            ),
        ],
        className="lh",
    )


def _dialogue(row: Row, lang: Language) -> str:
    return word("fill.role_in", lang, name=label(row, lang).text)


def _routes(lang: Language, families: Iterable[str]) -> list[Any]:
    return [
        html.Div(switch("routes", word("layer.routes", lang), lang), className="lh"),
        html.Div(
            [
                html.Div(
                    [
                        html.I(className=f"line {g}", **attributes(data_line=g, aria_hidden="true")),
                        html.Span(word(f"grade.{g}", lang)),
                        html.Span(className="n", **attributes(data_grade_count=g)),
                    ],
                    className="lk",
                )
                for g in GRADES
            ]
        ),
        html.Div([switch(m, word(f"mode.{m}", lang), lang) for m in MODES], className="modes"),
        html.Details(
            [
                html.Summary(word("legend.families", lang)),
                html.Div(
                    [switch(f, word(f"family.{f}", lang), lang) for f in families], className="families"
                ),
            ],
            className="fam",
        ),
        html.P(id=Ids.ROUTE_NOTE, className="lnote"),
    ]


def _places(lang: Language, kinds: Iterable[str]) -> list[Any]:
    return [
        html.Div(switch("places", word("layer.places", lang), lang), className="lh"),
        html.Div([switch(k, word(f"place.{k}", lang), lang, mark=k) for k in kinds], className="two"),
        html.Div(
            [
                switch("activities", word("layer.activities", lang), lang, mark="activity"),
                switch("names", word("layer.names", lang), lang),
            ],
            className="two last",
        ),
        html.P(id=Ids.PLACE_NOTE, className="lnote"),
    ]
