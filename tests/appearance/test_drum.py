import xml.etree.ElementTree as ET

from kiosk.appearance.drum import RAYS, DrumColours, drum_svg

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = DrumColours("#112233", "#445566", "#778899", "#aabbcc")


def test_the_drum_is_drawn_in_its_four_colours():
    picture = ET.fromstring(drum_svg(COLOURS))
    rings, sun, disc, rim = list(picture)
    assert (rings.get("stroke"), rings.get("fill")) == ("#112233", "none")
    assert (sun.get("fill"), sun.get("d").count("Z")) == ("#445566", RAYS)
    assert (disc.get("fill"), disc.get("r")) == ("#778899", "42")
    assert (rim.get("stroke"), rim.get("fill")) == ("#aabbcc", "none")
    assert len(rings.findall(f"{SVG}circle")) == 8 + 72


def test_nothing_lies_outside_the_picture():
    rings = next(iter(ET.fromstring(drum_svg(COLOURS))))
    radii = [float(circle.get("r")) for circle in rings.findall(f"{SVG}circle")]
    assert max(radii) < 100
