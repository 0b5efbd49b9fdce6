"""The style sheet and the script of memo.html, as constants: the file has to stand alone.

Gives `CSS` and `SCRIPT`; both go into the page verbatim, under a policy that allows nothing but their hashes. Text
colours keep a contrast of 4.5:1 or more on their ground; the script only filters and opens what is folded for print.
"""

from __future__ import annotations

COLOURS = {
    "met": ("#14532d", "#e3f2e8"),
    "not_met": ("#8f1218", "#fbe4e4"),
    "not_stated": ("#5c4400", "#fbf0d2"),
    "needs_expert": ("#173f7a", "#e2ecfb"),
    "not_applicable": ("#454545", "#ececec"),
}

BASE = """
*{box-sizing:border-box}
html{scroll-behavior:smooth}
body{margin:0;background:#f3f4f6;color:#1c1e21;font:16px/1.65 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:28px;line-height:1.35;margin:0 0 12px;text-align:center}
h2{font-size:21px;margin:40px 0 12px;padding-bottom:6px;border-bottom:2px solid #8f1218}
h3{font-size:17px;margin:24px 0 8px}
p{margin:6px 0}
a{color:#173f7a}
main,td,th,blockquote,dd{overflow-wrap:anywhere}
.sheet{background:#fff;border:1px solid #d4d7dc;border-radius:6px;padding:20px 24px;margin:12px 0}
.about{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0}
.about dt{color:#4a4f57}
.about dd{margin:0}
.caution{background:#fbe4e4;color:#8f1218;border-left:5px solid #8f1218;padding:10px 14px;font-weight:700}
.chips{display:flex;flex-wrap:wrap;gap:10px;padding:0;margin:16px 0;list-style:none}
.chips li{flex:1 1 120px;border-radius:6px;padding:10px 14px;text-align:center;border:1px solid currentcolor}
.chips b{display:block;font-size:26px;line-height:1.2}
.badge{display:inline-block;border:1px solid currentcolor;border-radius:4px;padding:1px 10px;font-weight:700;white-space:nowrap}
.note{color:#4a4f57;font-size:14px}
.path{font-weight:700;white-space:nowrap}
.margin{font-weight:700}
table{width:100%;border-collapse:collapse;background:#fff;font-size:15px;margin:8px 0}
th,td{border:1px solid #c3c7ce;padding:6px 10px;text-align:left;vertical-align:top}
th{background:#eceef1}
.n{white-space:nowrap}
.scroll{overflow-x:auto}
ul.list{padding-left:40px}
.clause{margin:18px 0}
.clause>h3{margin:0 0 4px;overflow-wrap:anywhere}
details{margin:4px 0}
summary{cursor:pointer;color:#173f7a}
details blockquote{white-space:pre-wrap}
blockquote{margin:4px 0;padding:4px 12px;border-left:3px solid #9aa0a8;background:#f7f8f9}
.card{background:#fff;border:1px solid #d4d7dc;border-left-width:6px;border-radius:6px;padding:12px 18px;margin:10px 0}
.card header{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:baseline}
.card h4{font-size:16px;margin:0;flex:1 1 300px}
.card ul,.card ol{margin:6px 0;padding-left:24px}
.card,section,tr{scroll-margin-top:64px}
.card:target{outline:3px solid #173f7a}
bdi{unicode-bidi:isolate}
.filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:10px;align-items:center;background:#f3f4f6;padding:10px 0}
.filter[hidden],.card[hidden],.clause[hidden]{display:none}
.filter select,.filter input{font:inherit;font-size:15px;padding:5px 8px;border:1px solid #6b7280;border-radius:4px;max-width:100%;background:#fff;color:inherit}
.filter select{width:220px}
.filter input{flex:1 1 200px}
.opinion{border:1px dashed #6b7280;border-radius:4px;padding:10px 14px;margin-top:10px}
.opinion .room{height:64px}
nav ul{display:flex;flex-wrap:wrap;gap:2px 22px;padding:0;margin:6px 0;list-style:none}
@media screen and (max-width:800px){main{padding:14px 12px 40px}h1{font-size:23px}.sheet{padding:14px}.about{grid-template-columns:1fr}.about dd{margin-bottom:6px}th,td{padding:5px 6px;font-size:14px}}
@page{size:A4;margin:18mm 16mm 18mm 18mm}
@media print{
html{scroll-behavior:auto}
body{background:#fff;font:10.5pt/1.5 "FangSong_GB2312","仿宋_GB2312","仿宋","FangSong","Noto Serif CJK SC",serif}
main{max-width:none;padding:0}
h1{font-size:20pt}h2{font-size:14pt;margin:16pt 0 6pt}h3{font-size:12pt;margin:10pt 0 4pt}h4{font-size:11pt}
h2,h3,thead,.card header,.clause>details{break-after:avoid}
tr,.about,.clause>details{break-inside:avoid}
thead{display:table-header-group}
.card,.sheet{break-inside:avoid-page;border-radius:0;margin:6pt 0;padding:6pt 9pt}
.filter,nav{display:none}
table,td,th{font-size:9.5pt}
.chips b{font-size:16pt}
.chips li{padding:4pt 6pt;flex:1 1 0}
.note{font-size:9pt}
a{color:inherit;text-decoration:none}
.badge,.chips li,th,.caution,.card{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

CSS = BASE + "".join(
    f".{verdict}{{color:{ink};background:{ground}}}\n.card.is-{verdict}{{border-left-color:{ink}}}\n"
    for verdict, (ink, ground) in COLOURS.items()
)

SCRIPT = """
(function () {
  "use strict";
  var bar = document.querySelector(".filter");
  if (bar) {
    var verdict = bar.querySelector("[name=verdict]"), file = bar.querySelector("[name=file]");
    var words = bar.querySelector("[name=words]"), shown = bar.querySelector("output");
    var cards = Array.prototype.slice.call(document.querySelectorAll(".card[data-verdict]"));
    var apply = function () {
      var wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean), count = 0;
      cards.forEach(function (card) {
        var text = card.textContent.toLowerCase();
        var fits = (!verdict.value || card.dataset.verdict === verdict.value) &&
          (!file.value || card.dataset.files.split(" ").indexOf(file.value) >= 0) &&
          wanted.every(function (word) { return text.indexOf(word) >= 0; });
        card.hidden = !fits;
        count += fits ? 1 : 0;
      });
      document.querySelectorAll(".clause").forEach(function (clause) {
        clause.hidden = !clause.querySelector(".card:not([hidden])");
      });
      shown.textContent = shown.dataset.text.replace("{}", count).replace("{}", cards.length);
    };
    bar.hidden = false;
    [verdict, file, words].forEach(function (field) { field.addEventListener("input", apply); });
    window.addEventListener("hashchange", function () {
      var card = document.getElementById(location.hash.slice(1));
      if (card && card.hidden) { verdict.value = file.value = words.value = ""; apply(); card.scrollIntoView(); }
    });
    apply();
  }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
  });
})();
"""
