"""The peer: the page most people would write, Plotly's MapLibre map in Dash, on the same content.

It fetches its shapes by address and patches its figure, as Plotly's manual advises. Served by
gunicorn as ``peer:create_server()``; ``BENCH_PEER`` names the folder that ``content.py`` fills.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc, html

COLOURS = ("#d9d9d9", "#b5c9de", "#3f6fa0", "#1b3c60")
LINES = {"land": "#8a4b1f", "sea": "#1f5c8a", "air": "#6a3f8a"}


def create_server() -> Any:
    """Build the WSGI application."""
    folder = Path(os.environ["BENCH_PEER"])
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    app = Dash(__name__, assets_folder=str(folder), compress=True, serve_locally=True)
    app.layout = html.Div(
        [
            dcc.RadioItems(["role", "activities"], "role", id="fill"),
            dcc.Checklist(["routes"], ["routes"], id="layers"),
            dcc.Graph(id="map", figure=_figure(content, app.get_asset_url("states.json"))),
            html.Div(id="panel"),
        ]
    )
    _connect(app, content)
    return app.server


def _connect(app: Dash, content: dict[str, Any]) -> None:
    @app.callback(Output("map", "figure"), Input("fill", "value"), prevent_initial_call=True)
    def fill(value: str) -> Patch:
        patch = Patch()
        patch["data"][0].update(_fill(content, value))
        return patch

    @app.callback(
        Output("map", "figure", allow_duplicate=True), Input("layers", "value"), prevent_initial_call=True
    )
    def show(layers: list[str]) -> Patch:
        patch = Patch()
        for n in range(1, 1 + len(LINES)):
            patch["data"][n]["visible"] = "routes" in layers
        return patch

    @app.callback(Output("panel", "children"), Input("map", "clickData"), prevent_initial_call=True)
    def choose(clicked: dict[str, Any]) -> list[Any]:
        area = clicked["points"][0].get("location", "")
        return [html.H2(content["names"].get(area, "")), html.P(f"{content['activities'].get(area, 0)}")]


def _fill(content: dict[str, Any], value: str) -> dict[str, Any]:
    values = [content[value].get(area, 0) for area in content["names"]]
    if value == "role":
        steps = [[n / 4 + d, c] for n, c in enumerate(COLOURS) for d in (0, 0.25)]
        return {"z": values, "zmin": -0.5, "zmax": 3.5, "colorscale": steps}
    return {"z": values, "zmin": 0, "zmax": max(values), "colorscale": "Blues"}


def _figure(content: dict[str, Any], address: str) -> go.Figure:
    areas = list(content["names"])
    figure = go.Figure(
        go.Choroplethmap(
            geojson=address,
            locations=areas,
            featureidkey="properties.id",
            text=list(content["names"].values()),
            marker={"line": {"width": 0.6, "color": "#fff"}},
            showscale=False,
            **_fill(content, "role"),
        )
    )
    for mode, colour in LINES.items():
        lon, lat = content["lines"][mode]
        figure.add_scattermap(
            lon=lon, lat=lat, mode="lines", line={"color": colour, "width": 1.6}, hoverinfo="skip"
        )
    lon, lat, names = content["places"]
    figure.add_scattermap(lon=lon, lat=lat, text=names, mode="markers", marker={"size": 8, "color": "#222"})
    return figure.update_layout(
        map={"style": "white-bg", "center": {"lon": 20, "lat": 20}, "zoom": 1.9},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        height=760,
        showlegend=False,
        hoverdistance=6,
    )
