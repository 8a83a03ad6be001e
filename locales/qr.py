"""A link as a picture that a phone's camera reads."""

from io import BytesIO

import segno

_PIXELS_A_MODULE = 10


def qr_picture(link: str) -> bytes:
    """A PNG of the link, its quiet border included."""
    picture = BytesIO()
    segno.make_qr(link, error="m").save(picture, kind="png", scale=_PIXELS_A_MODULE)
    return picture.getvalue()
