"""What a view of several pages, and a list of more names than are told, say of the rest."""

from collections.abc import Sequence

from locales.translation import Translator


def paged(t: Translator, title: str, page: int, pages: int) -> str:
    """The title with the number of its page, from 0 on, where there are several."""
    return t._("{title} · {page}/{pages}", title=title, page=page + 1, pages=pages) if pages > 1 else title


def first_of(t: Translator, names: Sequence[str], most: int) -> str:
    """So many of the names, and how many more there are."""
    shown, left = t.listed(list(names[:most])), len(names) - most
    return t.n_("{names} and {n} more", "{names} and {n} more", left, names=shown) if left > 0 else shown
