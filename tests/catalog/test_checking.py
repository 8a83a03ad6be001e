"""Names that two targets could both mean, or none."""

from dataclasses import replace

import pytest

from catalog.checking import Unclear, unclear_names
from catalog.loading import load_catalog
from catalog.model import Catalog, Duty, Target, Words


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def with_synonym(catalog: Catalog, target_id: str, word: str) -> Catalog:
    """The catalog, cut to the target's position, with one more Chinese synonym of it."""
    position = catalog.by_position[catalog.by_id[target_id].position]

    def changed(target: Target) -> Target:
        if target.id != target_id:
            return target
        return replace(target, synonyms=Words(zh=(*target.synonyms.zh, word), en=target.synonyms.en))

    duties = tuple(Duty(d.number, d.text, tuple(changed(target) for target in d.targets)) for d in position.duties)
    return Catalog((replace(position, duties=duties),))


def test_a_synonym_that_is_another_target_s_name_is_found(catalog: Catalog) -> None:
    """Under both targets, so that HR can see which two clash."""
    found = list(unclear_names(with_synonym(catalog, "hr.recruitment_rate", "员工流失率")))
    assert {one.target for one in found if one.word == "员工流失率"} == {"hr.recruitment_rate", "hr.staff_turnover"}


def test_a_synonym_that_nobody_could_understand_is_found(catalog: Catalog) -> None:
    found = list(unclear_names(with_synonym(catalog, "hr.recruitment_rate", "情况")))
    assert Unclear("hr", "hr.recruitment_rate", "情况", ()) in found
