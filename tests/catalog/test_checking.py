"""Names that two targets could both mean, or none."""

from dataclasses import replace

import pytest

from catalog.checking import Unclear, unclear_names, unclear_names_of
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


@pytest.mark.parametrize("word", ["员工流失", "流失"])
def test_a_synonym_that_only_a_figure_makes_unclear_is_found(catalog: Catalog, word: str) -> None:
    """Alone it names its target; 员工流失8 would be turnover if it were no synonym of another target."""
    found = list(unclear_names(with_synonym(catalog, "hr.recruitment_rate", word)))
    assert found == [Unclear("hr", "hr.recruitment_rate", word, ("hr.recruitment_rate", "hr.staff_turnover"))]


def test_an_english_synonym_is_tried_with_a_figure_too(catalog: Catalog) -> None:
    found = list(unclear_names(with_synonym(catalog, "hr.recruitment_rate", "people leaving us")))
    assert [one.word for one in found] == ["people leaving us"]


def test_a_synonym_like_its_own_target_s_name_is_clear_enough(catalog: Catalog) -> None:
    """生产部计划完成率96 is asked about by intention."""
    assert list(unclear_names_of(catalog.by_position["production"])) == []
    assert list(unclear_names(with_synonym(catalog, "hr.recruitment_rate", "到岗率"))) == []
