"""Lines of routes are coarse, and go where the legs say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imap.model.errors import DataError
from imap.store.geometry import FILES, POINTS_A_LEG, curve, read_shapes

if TYPE_CHECKING:
    from pathlib import Path

POINT = st.tuples(st.floats(-170, 170), st.floats(-80, 80))


@given(st.lists(POINT, min_size=2, max_size=6, unique=True))
def test_a_curve_passes_through_its_points(points: list[tuple[float, float]]) -> None:
    line = curve(np.array(points))
    assert line.shape == ((len(points) - 1) * POINTS_A_LEG + 1, 2)
    np.testing.assert_allclose(line[::POINTS_A_LEG], points, atol=1e-9)


def test_two_points_make_a_straight_line() -> None:
    line = curve(np.array([[0.0, 0.0], [8.0, 4.0]]))
    np.testing.assert_allclose(line[:, 1], line[:, 0] / 2, atol=1e-12)


@given(POINT, POINT)
def test_a_bow_keeps_the_ends_and_pushes_the_middle_aside(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    line = curve(np.array([start, end]), bow=0.08)
    np.testing.assert_allclose([line[0], line[-1]], [start, end], atol=1e-9)
    middle, length = (np.array(start) + end) / 2, np.hypot(*(np.array(end) - start))
    np.testing.assert_allclose(np.hypot(*(line[POINTS_A_LEG] - middle)), 0.08 * length, atol=1e-9)


def test_a_bow_is_to_the_left() -> None:
    line = curve(np.array([[0.0, 0.0], [10.0, 0.0]]), bow=0.1)
    assert line[POINTS_A_LEG, 1] == pytest.approx(1.0)


def test_missing_geometry_is_named_file_by_file(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).write_text("{}", encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_shapes(tmp_path)
    assert [p.file for p in error.value.problems] == [f"geometry/{name}" for name in FILES[1:]]
