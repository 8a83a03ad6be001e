"""A correction that names its target: 把招聘达成率改成93%, change the recruitment rate to 93."""

from __future__ import annotations

import re

_FIGURE_BEFORE = r"(?:\s?(?:从|由|的|是|为|from|of))?\s?(?:[0-9][0-9.,]*\s?(?:%|分|小时|天|次|件|项|个|万元?|元)?)?"
_CHANGED = (
    re.compile(
        r"\s*(?:请|麻烦[你您]?|帮我|帮忙|我要|我想)*(?:把|将)(?P<name>[^,，。;；?？]{2,30}?)"
        rf"{_FIGURE_BEFORE}(?:的?(?:数字|数据|数值|数))?"
        r"(?:改|更改|修改|更正|修正|订正|更新|调整|调)(?:成|为|到|成为)(?:了)?\s?(?P<figure>[^,，;；?？]{1,12}?)[。.!！]?\s*"
    ),
    re.compile(
        r"\s*(?:please |pls |kindly )?(?:change|correct|update|amend|fix|revise|adjust) (?:the |my |our )?"
        rf"(?P<name>[a-z][^,;?]{{2,50}}?){_FIGURE_BEFORE} (?:to|as) (?P<figure>[^,;?]{{1,20}}?)(?: please)?[.!]?\s*"
    ),
)


def as_changed(text: str) -> str | None:
    """The report that such a correction makes, its name and its new figure; None where the text is none."""
    found = next((match for pattern in _CHANGED if (match := pattern.fullmatch(text))), None)
    return f"{found['name']} {found['figure']}" if found else None
