"""Whole inputs of every kind, made in code: what the mutations start from."""

from __future__ import annotations

import io
import tomllib
import zipfile
from functools import cache
from pathlib import Path

from fuzz.pdf_writer import write_pdf

__all__ = ["KINDS", "corpus", "tokens"]

KINDS = ("text", "html", "pdf", "image", "zip")

_SEED = Path(__file__).parents[2] / "seeds" / "000_112a6f594cfad589.txt"
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

_PAGE = """\
要闻
2024年12月27日 星期五
第2版
责任编辑 赵强

专项行动启动 市长作部署
全市防汛工作会议召开
王芳讲话 李勇主持

本报记者 李明 张伟 通讯员 陈晓

本报讯 6月3日，全市防汛工作会议召开。会议决定投入8.5亿元加固堤防，各地要在6月15日前完成排
查。会议强调，要坚持人民至上、生命至上。（下转3版）

龙舟竞渡
6月2日，龙舟队在东湖训练。新华社 陈晓 摄

（上接1版）各地要在6月15日前完成排查，压实责任。

编者按：这是一篇编者按。

简讯
▲市图书馆新馆3月6日正式开放。
▲全市查处违法行为120万起。

遗失声明
王强遗失身份证，声明作废。
（详细报道见4-5版）
"""
_TRADITIONAL = """\
市立圖書館新館啟用 藏書三十萬冊
記者陳小明／台北報導
市立圖書館新館昨日正式啟用，館內藏書三十萬冊，民眾憑證即可借閱。館長表示，未來將延長開放時間。
"""

_HTML_PAGE = """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>法治日报 2024年12月27日 第01版：要闻</title></head>
<body><div class="nav"><a href="/">首页</a><a href="node_2.htm">第01版：要闻</a>\
<a href="node_3.htm">第02版：时评</a></div>
<map name="pagepicmap"><area shape="polygon" coords="10,10,200,10,200,300" \
href="content_1.htm"></map>
<table><tr><td><founder-title>全市防汛工作会议召开</founder-title></td></tr></table>
<h3>专项行动启动</h3><h1>全市防汛工作会议召开</h1><h2>王芳讲话</h2>
<p class="author">本报记者 李明 张伟</p>
<div id="ozoom"><founder-content><p>本报讯 6月3日，全市防汛工作会议召开。会议决定投入
8.5亿元加固堤防。</p>
<p>会议强调，要坚持人民至上、生命至上，<b>压实责任</b>。&nbsp;&#12288;（下转3版）</p></founder-content></div>
<img src="p1.jpg" alt="龙舟竞渡"><p>6月2日，龙舟队在东湖训练。新华社 陈晓 摄</p>
<ul><li><a href="a">市图书馆开放</a></li><li><a href="b">遗失声明</a></li></ul>
<script>var a = "<p>不是正文</p>";</script><style>p{color:red}</style>
<div class="footer">版权所有 责任编辑：赵强</div></body></html>
"""
_HTML_ARTICLE = """\
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>市图书馆新馆开放_市日报</title></head>
<body><center><font size="5">市图书馆新馆开放</font></center>
<p>来源：市日报　2024-03-07</p><p>本报讯　3月6日，市图书馆新馆正式向读者开放。新馆共有
藏书30万册。<br><br>
市民凭身份证即可入馆借阅图书。</p><table><tr><td>上一篇</td><td>下一篇</td></tr></table></body></html>
"""


@cache
def corpus(kind: str) -> tuple[bytes, ...]:
    """The whole inputs of one of KINDS; images only where Pillow is installed."""
    return {"text": _texts, "html": _htmls, "pdf": _pdfs, "image": _images, "zip": _zips}[kind]()


@cache
def tokens(kind: str) -> tuple[bytes, ...]:
    """Words that its readers look for."""
    codec = "latin-1" if kind in ("image", "zip") else "utf-8"
    own = tuple(token.encode(codec) for token in _WORDS[kind])
    return own + (tokens("text") if kind in ("html", "pdf") else ())


def _texts() -> tuple[bytes, ...]:
    seed = _SEED.read_text("utf-8")
    short = seed[: len(seed) // 3]
    lined = "\n".join(_PAGE[place : place + 12] for place in range(0, len(_PAGE), 12))
    return (
        *(page.encode() for page in (seed, short, _PAGE, lined, _TRADITIONAL, _PAGE * 3)),
        _PAGE.encode("gb18030"),
        short.encode("gb18030"),
        _TRADITIONAL.encode("big5"),
        _PAGE.encode("utf-16"),
        b"\xef\xbb\xbf" + _PAGE.replace("\n", "\r\n").encode(),
    )


def _htmls() -> tuple[bytes, ...]:
    seed = _SEED.read_text("utf-8")
    paragraphs = "".join(f"<p>{line}</p>\n" for line in seed.splitlines() if line)
    return (
        _HTML_PAGE.encode(),
        _HTML_ARTICLE.encode("gb18030"),
        f"<html><body><h1>要闻</h1>{paragraphs}</body></html>".encode(),
        f"<table>{'<tr><td>' + _PAGE + '</td></tr>'}</table>{_HTML_ARTICLE}".encode(),
        _HTML_PAGE.replace("utf-8", "utf-16").encode("utf-16"),
        f"<p>{_PAGE.replace(chr(10), '<br>')}</p></p><p></p>".encode(),
    )


def _pdfs() -> tuple[bytes, ...]:
    seed = _SEED.read_text("utf-8")
    return (
        write_pdf([_PAGE]),
        write_pdf([_PAGE, _TRADITIONAL, _PAGE], columns=3),
        write_pdf([seed], columns=4, rules=True),
        write_pdf([_PAGE], vertical=True),
        write_pdf([""], rules=True),
    )


def _images() -> tuple[bytes, ...]:
    from PIL import Image, ImageDraw

    page = Image.new("L", (240, 180), 255)
    draw = ImageDraw.Draw(page)
    for top in range(10, 170, 14):
        for left in range(10, 230, 110):
            for place in range(left, left + 96, 12):
                if (place * 7 + top * 3) % 11:
                    draw.rectangle((place, top, place + 9, top + 9), outline=0)
    draw.line((0, 90, 239, 90), fill=0)
    made = []
    for form, mode, options in (
        ("PNG", "L", {}), ("PNG", "RGBA", {"dpi": (300, 300)}), ("PNG", "P", {}), ("PNG", "1", {}),
        ("JPEG", "L", {"quality": 60}), ("JPEG", "CMYK", {}),
        ("JPEG", "RGB", {"progressive": True}),
        ("TIFF", "L", {"compression": "tiff_lzw"}), ("TIFF", "1", {"compression": "group4"}),
        ("TIFF", "L", {"save_all": True, "append_images": [page, page]}), ("GIF", "P", {}),
        ("BMP", "RGB", {}), ("WEBP", "RGB", {}),
    ):  # fmt: skip
        out = io.BytesIO()
        page.convert(mode).save(out, form, **options)
        made.append(out.getvalue())
    return tuple(made)


def _zips() -> tuple[bytes, ...]:
    made = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            for place, data in enumerate((*_texts()[2:6], *_htmls()[:2])):
                name = zipfile.ZipInfo(f"2024-12-27/{place + 1:02}版.txt", (2024, 12, 27, 0, 0, 0))
                name.compress_type = method
                archive.writestr(name, data)
        made.append(out.getvalue())
    return tuple(made)
