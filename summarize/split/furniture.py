"""Lines that belong to the page and to no article, told by their wording.

Masthead, folio lines, imprint, section headings, guides to other pages, editor's notes.
"""

from __future__ import annotations

import re
import unicodedata

from summarize.split.references import is_jump

__all__ = ["is_note", "line_reason", "section_kind"]

_FORMS = re.compile(
    r"(?:本?版?(?:责任|值班|执行|本版|版面|美术|图片|文字)?(?:编辑|主任|编委|总编辑?)|责编|美编|校对|版式(?:设计)?|组版|制版|统筹|监制)"
    r"(?=[:：/|\s]|$)[:：/|]?\s*(?:[\u4e00-\u9fff]{1,4}(?=$|[\s、/|])[\s、/|]*){0,4}"
    r"|(?:新闻|广告|发行|投稿|报料|订阅|本报|服务|监督|总编室|编辑部)*(?:电话|热线|传真)(?:[:：]\s*|\s*(?=[\d(（]|$))[\d\s()（）—-]*"
    r"|(?:投稿|电子)?(?:邮箱|信箱|E-?mail)[:：]?\s*\S*|\S+@\S+|(?:https?://|www\.)\S+|网址[:：]?"
    r"|国内统一(?:连续出版物|刊)号[:：]?|CN\s?\d\d-\d{4}|邮发代号[:：]?\s*[\d-]+|国外代号\S*"
    r"|(?<![转接见刊载])第?\s*[A-D]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?![刊登载发])|今日\S{1,5}版|[总第]*第?\s*\d+\s*[期号]"
    r"|(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    r"|\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|周[一二三四五六日](?=$|\s)|农历\S*|[甲乙丙丁戊己庚辛壬癸]\S年\S*"
    r"|零售(?:价)?\S*|每份\S*元|定价\S*|社址[:：]?\S*|地址[:：]\S*|邮政?编码?[:：]?\s*\d*|印刷\S*|广告(?:经营)?许可证\S*"
    r"|中共\S{2,8}(?:主管|主办)|\S{2,12}(?:主管|主办)|扫码\S*|微信公众号\S*|客户端\S*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\S{4}\s*年\s*\S{1,3}\s*月|\d{1,2}月")
# 新华社北京4月12日电: what opens an article is no folio, however many dates stand beside it.
_WIRE = re.compile(r"(?:新华社|中新社|本报)\S{0,16}[电讯](?:$|[\s(,])")
# A weather box in one line gives temperatures.
_WEATHER = re.compile(
    r"(?:今日|明日|今晚|本市|天气)+(?:天气)?预?报?[:：]?|(?:多云|晴|阴|小雨|中雨|大雨|阵雨|雷阵雨|雪)+(?:转(?:多云|晴|阴|小雨|中雨|大雨|阵雨))?(?=$|[\s，,])"
    r"|(?:最高|最低)?(?:气温|温度)?[:：]?\s*-?\d+\s*(?:℃|°C|度)?\s*[-—~～至]\s*-?\d+\s*(?:℃|°C|度)|(?:偏?[东南西北]{1,2}风|微风)\s*[\d至到—~～-]*级?"
)
_NEWSPAPER = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:日报|晚报|早报|晨报|时报|商报|周报|法[治制]报|[青少]年报|工人报|[^汇预通简填举申情]报|周刊)(?:社)?"
)
_SECTIONS = re.compile(
    r"(?P<brief>(?:\S{0,6}(?:简讯|短讯|快讯|短波|简报|要闻速览|一句话新闻|速览|速递|播报|点击))|简明新闻|新闻集装箱)"
    r"|(?P<photo>图片新闻|新闻图片|影像|光影|图说\S{0,4}|镜头)"
    r"|(?P<comment>社论|评论|时评|短评|快评|今日谈|\S{0,4}时评|\S{0,4}论坛|\S{0,4}观察|\S{0,4}漫谈|言论)"
    r"|(?P<notice>公告|启事|广告|分类广告|法院公告|声明公告|公告专栏|分类信息)"
    r"|(?P<news>导读|今日导读|要闻|综合|综合新闻|时事|国内|国际|\S{0,6}(?:新闻|要闻|专栏|专版|之窗|广角|聚焦|视点|纵横|专题|特刊|副刊|天地|园地|在线))"
)
_NOTE = re.compile(
    r"[【\[（(◎■●*]*\s*(?:本报)?(?:编者按|编者的话|编者手记|编前话?|编后(?:话|语)?|开栏(?:的话|语)|核心阅读|阅读提示)(?=$|[】\]）)\s:：—])"
)
_GUIDE = re.compile(
    r"[▲▶►●■◆☞→>]*\s*\S[^。！？]{3,40}?[\s\u3000.…·—/（(]+(?:[详见刊]+|→|▶|P)?\s*第?\s*[A-D]?\d{1,2}(?:-\d{1,2})?\s*版\s*[）)]?"
)
_LONGEST = 120


def line_reason(text: str, *, top: bool, edge: bool) -> str | None:
    """Why a line is page furniture: "masthead", "folio", "section", "guide" or "ornament".

    None where it may be part of an article. `top` says that the line is one of the first of
    its page, where a date may stand alone; `edge` that it is one of the first or the last, where
    a newspaper's name may.
    """
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
    if not re.search(r"\w", plain):
        return None if re.search(r"\w", text) else "ornament"
    if len(text) > _LONGEST or re.search("[。！？]", plain) or is_jump(text):
        return None
    closed = _bare(plain)
    reason = None
    if len(closed) <= 10 and _SECTIONS.fullmatch(closed):
        reason = "section"
    elif edge and _NEWSPAPER.fullmatch(closed):
        reason = "masthead"
    elif _is_folio(plain, top=top):
        reason = "folio"
    elif _GUIDE.fullmatch(plain):
        reason = "guide"
    return reason


def _bare(plain: str) -> str:
    """Headings are set wide and between ornaments: ● 简 讯 ●."""
    return re.sub(r"\s", "", plain).strip("【】[]■◆●▲★·—-|│")


def _is_folio(plain: str, *, top: bool) -> bool:
    """Is little left of the line when dates, page numbers, names of editors are taken away?"""
    if not re.search("[\u3400-\u9fff]", plain):
        # A number, an address or a Latin title alone; a sentence in Latin letters is text.
        return len(plain.split()) <= 6
    if _WIRE.search(plain):
        return False
    rest, count = _FORMS.subn("", plain)
    if "°C" in plain:
        rest, more = _WEATHER.subn("", rest)
        count += more
    left = len(re.findall(r"\w", rest))
    if count == 1 and (not top or plain.startswith("(")) and _DATE.match(plain.strip("()")):
        return False  # the date under a letter or a decree, or of a speech
    return count > 0 and (left <= 4 or (count > 1 and left <= 12))


def is_note(text: str) -> bool:
    """Does the line open an editor's note (编者按) or a summary box (核心阅读)?"""
    return _NOTE.match(text[:20]) is not None


def section_kind(text: str) -> str:
    """The kind of article that a section heading announces: "brief" for 简讯 and so on."""
    match = _SECTIONS.fullmatch(_bare(unicodedata.normalize("NFKC", text)))
    return match.lastgroup if match and match.lastgroup else "news"
