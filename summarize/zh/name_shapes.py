"""What a Chinese name looks like: a listed surname, one or two characters that can be given."""

from __future__ import annotations

import functools
import re

from summarize.zh.romanize import split_surname, surnames
from summarize.zh.tables import read_table

__all__ = [
    "FREQUENT", "HAN", "TRANSCRIBING", "is_plausible_name", "is_transcription", "sounds_foreign",
]  # fmt: skip

HAN = "[\u4e00-\u9fff]"
# Characters that write foreign names most often: a given name of nothing else is no Chinese one.
FREQUENT = frozenset(
    "克斯尔特德拉姆普顿杰夫罗格兹茨诺维琪基洛纳蒂弗萨迪伦恩亚奥巴布鲁伯森莱加卡达尼伊瓦冯曼契奇"
    "里沙修赛因桑米什乌卢班丁蒙贝佩塔托耶扎哈库"
)
# Those and the others that write foreign names (Xinhua's tables of transcription use few more).
TRANSCRIBING = FREQUENT | frozenset(
    "阿埃艾安昂奥巴柏班邦保鲍贝本比彼别宾波博伯布查柴昌楚茨达戴丹当道德登邓狄迪蒂丁东都杜多厄恩尔"
    "法凡范方菲费芬丰佛弗福富盖甘冈高戈格葛根贡古圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简杰金久卡"
    "凯坎康考科柯可克肯孔寇库夸宽奎昆拉莱兰朗劳勒雷黎里丽利莉廉良列林琳隆卢鲁路伦罗洛吕马麦曼芒"
    "毛梅门蒙孟米密明摩莫默姆穆拿那纳娜南内嫩能尼年宁纽农努诺欧帕派潘庞培佩彭皮平珀普奇齐恰钱乔切"
    "琴琼丘屈热日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山绍舍申圣施什史舒朔斯丝松苏索所塔泰坦汤唐陶特滕提"
    "田廷通图土托瓦万旺威韦维魏温沃乌武西希锡夏香肖谢辛欣兴雄休修许雅亚延扬杨耶叶伊依因英永尤于"
    "约赞泽扎詹珍芝朱卓兹宗佐及济罕翰历瓜赖仑慕夏娃珊伽纪尹聪戎裘诸歇颇彻晓勃迈玛涅祖烈斐茂汀列墨瑙庇毕蓬焦钦敦侯"
    "迭翁文爱理得卫思治"
)
# 陈主任 is a surname and an office.
_OFFICES = re.compile(
    "主任|书记|局长|校长|先生|女士|小姐|教授|队长|老师|医生|经理|同志|师傅|总理|总统|主席|部长|院长|市长|县长|处长"
    "|科长|所长|厂长|大夫|律师|法官|委员|代表|老板|博士"
)
_UYGUR = frozenset("买麦提吐逊艾孜热木古丽甫")
_PRONOUNS = re.compile("[他她它我你您其这那的了]")
# Last characters that make a noun of what looks like a name: 高速路, 江南区, 万寿路.
_NOUN_ENDS = frozenset(
    "化性区市县镇乡村路街省州局院厅部站队厂园校店会社场线网桥江河湖山岛港湾高铁等的了们者族"
)


@functools.cache
def _ordinary() -> frozenset[str]:
    """Words and places that are no people."""
    words = {row[0] for row in read_table("not_names")}
    return frozenset(words | {row[0] for row in read_table("places")})


def is_plausible_name(name: str) -> bool:
    """Two to four characters, a listed surname, and a given name that can be one."""
    parts = split_surname(name)
    if parts is None or not re.fullmatch(f"{HAN}{{2,4}}", name) or len(parts[1]) > 2:
        return False
    given = parts[1]
    if name in _ordinary() or name in surnames():
        return False
    if _OFFICES.fullmatch(given) or _PRONOUNS.search(given):
        return False
    if len(given) > 1 and all(char in FREQUENT for char in given):
        return False
    return given[-1] not in _NOUN_ENDS or (len(given) == 2 and given[-1] in "江山湖河")


def is_transcription(name: str) -> bool:
    """Two characters or more, half of them or more such as write foreign names most often."""
    frequent = sum(char in FREQUENT for char in name)
    return len(name) > 1 and frequent * 2 >= len(name)


def sounds_foreign(name: str) -> bool:
    """Has the name one of the characters that write foreign or Uygur names most often?"""
    return not FREQUENT.isdisjoint(name) or not _UYGUR.isdisjoint(name)
