#!/usr/bin/python3
"""Makes the TTF files of this folder from the packages that README.md names.

Usage: convert.py NODE_MODULES OUT      (needs Debian's python3-fonttools)

Web fonts come cut into pieces by script and packed as WOFF. Each is unpacked,
and the pieces of a face are merged into one file; outlines, metrics and
kerning are left as they are. Where two pieces have the same character, the
first one's is kept.
"""
import os
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FAMILIES = [
    ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext", ["latin", "latin-ext"]),
    ("opendyslexic", "OpenDyslexic", ["latin"]),
    ("noto-sans", "NotoSans", ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext",
                               "devanagari"]),
]
FACES = [("400-normal", "Regular"), ("400-italic", "Italic"), ("700-normal", "Bold")]
SHARED = {0x20, 0xA0, 0x25CC}  # shaping needs these in every piece; the merge then knows them as one


def unpacked(path, seen, folder):
    """The piece as TTF, without the characters that an earlier piece has."""
    font = TTFont(path)
    font.flavor = None
    mine = set(font.getBestCmap())
    if mine & seen - SHARED:
        options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, glyph_names=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=mine - (seen - SHARED))
        cutter.subset(font)
    seen |= mine
    out = os.path.join(folder, os.path.basename(path) + ".ttf")
    font.save(out)
    return out


def main(modules, out):
    for package, family, pieces in FAMILIES:
        for weight, face in FACES:
            with tempfile.TemporaryDirectory() as folder:
                seen = set()
                files = [unpacked(os.path.join(modules, "@fontsource", package, "files", f"{package}-{piece}-{weight}.woff"),
                                  seen, folder) for piece in pieces]
                font = TTFont(files[0]) if len(files) == 1 else Merger().merge(files)
                if "DSIG" in font:
                    del font["DSIG"]  # the signature was of the packed file
                font.save(os.path.join(out, f"{family}-{face}.ttf"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
