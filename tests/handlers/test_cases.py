"""Cases: opened and closed by their labels, which one where several are open, and one tap to close."""

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

LABELS = {
    "zh": """
        > 11月18号接的8801号投诉
        ?

        > 今天接到8802号投诉
        ?

        > 8801今天处理完了
        ?

        > 8803今天处理完了
        ?

        > [今天发生、今天处理完]
        ?

        > 8802处理完了吗
        ?

        > 8802还没处理完
        ?

        > 今天接到8804号投诉
        ?

        > 投诉处理完了
        ?

        > 8804
        ?

        > 今天接到8805号投诉
        ?

        > 投诉处理完了
        ?

        > 第一个
        ?

        > 状态
        ?

        > [✅ 8805 处理完]
        ?

        > 8809处理完了
        ?

        > 8810
        ?

        > 11月19号接的
        ?
    """,
    "en": """
        > complaint #8801 opened 18 Nov
        ?

        > complaint 8801 came in on 18 Nov and is not answered yet
        ?

        > {report:customer_service.complaint_response_time}
        ?

        > [Began today]
        ?

        > complaint closed today
        ?

        > 1
        ?

        > status
        ?

        > [✅ The one of 23 Nov done]
        ?

        > ticket #442 closed today
        ?

        > complaint 9000 closed today
        ?

        > [Cancel]
        ?
    """,
}


@pytest.mark.parametrize("language", LABELS)
async def test_the_right_case_is_closed(company: Company, language: str) -> None:
    """By its label; asked where several may be meant or none is of that name; by a tap where it stands."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says("/start")
    await follow(manager, LABELS[language])
