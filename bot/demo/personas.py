"""The people of the demo. All of them are made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.demo.accounts import User
from storage.tables import Role

Part: TypeAlias = Literal["manager", "director", "hr", "admin", "stranger"]


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody one can be in the demo. `language_code` is the language of their messenger, an IETF tag.

    `position` is the id of the position that a manager holds, None for everyone else.
    """

    user_id: int
    first_name: str
    language_code: str
    label_zh: str
    label_en: str
    role: Part
    position: str | None = None

    @property
    def slug(self) -> str:
        """The name in addresses: `manager-sales`, `director`, `hr`, `admin`, `stranger`."""
        return self.role if self.position is None else f"{self.role}-{self.position.replace('_', '-')}"

    @property
    def user(self) -> User:
        return User(id=self.user_id, first_name=self.first_name, language_code=self.language_code)


CAST: tuple[Persona, ...] = (
    Persona(710_000_001, "陈静", "zh-hans", "人力资源部经理", "HR manager", "manager", "hr"),
    Persona(710_000_002, "刘洋", "zh-hans", "行政经理", "Administration manager", "manager", "admin"),
    Persona(710_000_003, "王磊", "zh-hans", "财务经理", "Finance manager", "manager", "finance"),
    Persona(710_000_004, "赵敏", "zh-hans", "销售部经理", "Sales manager", "manager", "sales"),
    Persona(710_000_005, "孙悦", "zh-hans", "公关部经理", "Public relations manager", "manager", "public_relations"),
    Persona(710_000_006, "周婷", "zh-hans", "客服部经理", "Customer service manager", "manager", "customer_service"),
    Persona(710_000_007, "吴强", "zh-hans", "采购经理", "Procurement manager", "manager", "procurement"),
    Persona(710_000_008, "郑凯", "zh-hans", "生产部经理", "Production manager", "manager", "production"),
    Persona(710_000_009, "何伟", "zh-hans", "技术部经理", "Technology manager", "manager", "technology"),
    Persona(710_000_010, "Grace Lin", "en", "网络部经理", "Network manager", "manager", "network"),
    Persona(710_000_011, "高远", "zh-hans", "总监", "Director", "director"),
    Persona(710_000_012, "林晓", "zh-hans", "人事", "HR", "hr"),
    Persona(710_000_013, "Max Weber", "en", "系统管理员", "Administrator", "admin"),
    Persona(710_000_014, "Alex", "en", "陌生人", "Stranger", "stranger"),
)


@dataclass(frozen=True, slots=True)
class Other:
    """A colleague whom nobody can be in the demo: HR sees them in the list.

    `days` ago they were invited or joined; a deputy joined, and cannot be reached any more, as `unreachable` ones.
    """

    telegram_id: int
    name: str
    role: Role
    positions: tuple[str, ...]
    state: Literal["invited", "deputy", "unreachable", "inactive"]
    days: int


OTHERS: tuple[Other, ...] = (
    Other(710_000_101, "许诺", Role.MANAGER, ("technology",), "invited", 1),
    Other(710_000_102, "冯雪", Role.MANAGER, ("procurement",), "invited", 9),
    Other(710_000_103, "韩梅", Role.DIRECTOR, ("sales", "customer_service"), "invited", 2),
    Other(710_000_104, "曹阳", Role.MANAGER, ("customer_service",), "deputy", 30),
    Other(710_000_105, "唐宁", Role.DIRECTOR, ("finance",), "unreachable", 60),
    Other(710_000_106, "谢涛", Role.MANAGER, ("production",), "inactive", 90),
)
