"""Between degrees and the map, and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imap.importers import sheet
from imap.store.projection import EQUAL_EARTH, METRES_PER_UNIT, from_map, to_map

LON = st.floats(-164.9, 194.9)
LAT = st.floats(-89.9, 89.9)


@settings(deadline=None)
@given(LON, LAT)
def test_off_the_map_is_where_it_was_put(lon: float, lat: float) -> None:
    again = from_map(*to_map(lon, lat))
    turned = (float(again[0]) - lon + 180) % 360 - 180
    np.testing.assert_allclose([turned, float(again[1]) - lat], 0, atol=1e-6)


def test_arrays_keep_their_shape() -> None:
    x, y = to_map([[0.0, 15.0]], [[0.0, 30.0]])
    assert x.shape == y.shape == (1, 2)
    assert x[0, 1] == pytest.approx(0)


@settings(deadline=None)
@given(st.floats(-160, 180), st.floats(-80, 80))
def test_a_square_degree_has_its_true_share_of_the_surface(lon: float, lat: float) -> None:
    d = 0.01
    x, y = to_map([lon - d, lon + d, lon, lon], [lat, lat, lat - d, lat + d])
    seen = abs((x[1] - x[0]) * (y[3] - y[2]) - (x[3] - x[2]) * (y[1] - y[0]))
    a, e2 = 63.78137, 0.00669437999014
    sine = np.sin(np.radians(lat))
    true = a**2 * (1 - e2) * np.cos(np.radians(lat)) / (1 - e2 * sine**2) ** 2 * np.radians(2 * d) ** 2
    assert seen == pytest.approx(true, rel=1e-4)


@pytest.mark.parametrize(("lon", "lat"), [(0, 91), (361, 0), (float("nan"), 0), (0, float("inf"))])
def test_what_is_no_position_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(ValueError, match="degrees"):
        to_map(lon, lat)


def test_beyond_the_edge_there_is_nothing() -> None:
    lon, lat = from_map([0.0, 171.0, 0.0], [0.0, 80.0, 90.0])
    assert lon[0] == pytest.approx(15)
    assert np.isinf(lon[1:]).all()
    assert np.isinf(lat[1:]).all()


def test_importer_and_store_put_the_same_place_on_the_same_spot() -> None:
    assert sheet.EQUAL_EARTH == EQUAL_EARTH
    assert sheet.UNIT == METRES_PER_UNIT
