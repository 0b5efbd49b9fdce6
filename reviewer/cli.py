"""The command line: verbs, options, exit codes, messages. A verb's module is imported inside the verb.

Exit codes: 0 done, whatever the verdicts; 1 a defect of the program; 2 the command line or the input is wrong; 3 done,
but some documents could not be read. Results go to stdout or files, messages to stderr, one line each.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from reviewer.records import Memo, Quantity, Verdict

Lang = Literal["zh", "en"]
app = typer.Typer(
    name="reviewer",
    help="审查创新联合体组建申请材料，逐条给出结论、出处和演算，生成专家评审备忘录。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
policies = typer.Typer(help="政策库：列出、查看条款原文、核查覆盖。", no_args_is_help=True)
extracts = typer.Typer(help="只做抽取，不作审查。", no_args_is_help=True)
app.add_typer(policies, name="policy")
app.add_typer(extracts, name="extract")

VERDICTS: dict[Verdict, str] = {
    "not_met": "不满足",
    "not_stated": "未说明",
    "needs_expert": "需专家判断",
    "met": "满足",
    "not_applicable": "不适用",
}
HEAD = 12  # missed items the terminal shows
KNOWN = ("InputError", "PolicyError", "ArrangementError", "StoreError", "EmbeddingError")  # errors whose message is for the user
FORMATS = ("docx", "html", "json")
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="一份申请的文件，或其所在文件夹", show_default=False)]


@app.callback(invoke_without_command=True)
def version(show: Annotated[bool, typer.Option("--version", help="显示版本。")] = False) -> None:
    """审查创新联合体组建申请材料，逐条给出结论、出处和演算，生成专家评审备忘录。"""
    if show:
        from reviewer import __version__

        typer.echo(f"reviewer {__version__}")
        raise typer.Exit


@app.command()
def review(
    paths: Paths,
    policy: Annotated[str, typer.Option("--policy", metavar="ID", help="政策编号；auto 由材料判断")] = "auto",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="备忘录写入的文件夹")] = Path("out"),
    formats: Annotated[str, typer.Option("--format", help="备忘录格式，逗号分隔")] = ",".join(FORMATS),
    lang: Annotated[Lang, typer.Option("--lang", help="备忘录标签的语言")] = "zh",
    reproducible: Annotated[bool, typer.Option("--reproducible", help="不写入版本和用时，两次运行逐字节相同")] = False,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="DOCX 和 HTML 中不遮盖联系人、电话等个人信息")] = False,
    pages: Annotated[
        bool,
        typer.Option(
            "--pages", help="为 Word 证据标注页码和位置；需 LibreOffice，多用 2 到 10 秒；页码与 Word/WPS 打印稿可能略有出入"
        ),
    ] = False,
    prove: Annotated[
        bool,
        typer.Option("--proofread", help="以第二种读法核对 PDF 有无漏读，并逐页比对文字层与页面影像；每页约多用 2 秒"),
    ] = False,
) -> None:
    """审查一份申请，写出 memo.docx、memo.html、memo.json。"""
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in FORMATS]:
        _refuse(f"--format 不认识“{unknown[0]}”；可用：{', '.join(FORMATS)}")
    if out.exists() and not out.is_dir():
        _refuse(f"{out}：--out 须是文件夹，这是一个文件")
    from reviewer import memo
    from reviewer.parse import places
    from reviewer.review import review as run

    typer.echo("正在读取和审查……", err=True)
    can = pages and places.available()
    if pages and not can:
        typer.echo(places.ABSENT, err=True)
    made = run(paths, policy, pages=can, prove=prove)
    for doc in places.unplaced(made.submission.documents) if can else ():
        typer.echo(f"未能排版，证据不带页码：{doc.name}", err=True)
    written = memo.write(made, out, wanted, memo.Options(lang=lang, mask=not unmasked, reproducible=reproducible))
    _report(made, written)


def _report(made: Memo, written: list[Path]) -> None:
    """The memo's head for the terminal; exit 3 when a document could not be read."""
    counts = Counter(finding.verdict for finding in made.findings)
    typer.echo(f"{made.submission.title}｜{made.policy.title}")
    typer.echo("，".join(f"{word} {counts[verdict]}" for verdict, word in VERDICTS.items()))
    missed = [finding for finding in made.findings if finding.verdict == "not_met"]
    for finding in missed[:HEAD]:
        margin = f"（{finding.margin}）" if finding.margin else ""
        typer.echo(f"  不满足 {finding.requirement.clause.path}  {finding.requirement.asks[:40]}{margin}")
    if len(missed) > HEAD:
        typer.echo(f"  ……另有{len(missed) - HEAD}项，见备忘录")
    for path in written:
        typer.echo(str(path))
    lost = [doc for doc in made.submission.documents if not doc.readable]
    for doc in lost:
        typer.echo(f"未能读取：{doc.name}（{doc.alerts[0].message if doc.alerts else '原因不明'}）", err=True)
    if lost:
        raise typer.Exit(3)


@policies.command("list")
def policy_list() -> None:
    """列出政策库中的政策。"""
    from reviewer import policy

    for name in policy.names():
        rules = policy.load(name)
        typer.echo(f"{name}\t{rules.card.status}\t{len(rules.requirements)}条要求\t{rules.card.title}")


@policies.command("show")
def policy_show(
    name: Annotated[str, typer.Argument(metavar="ID", help="政策编号")],
    path: Annotated[str, typer.Argument(metavar="[CLAUSE]", help="条款路径，如 三/（二）/1", show_default=False)] = "",
) -> None:
    """显示一条条款的原文；不给路径则列出全部路径。"""
    from reviewer import policy

    rules = policy.load(name)
    if not path:
        for clause in rules.clauses:
            typer.echo(f"{clause.path}\t{policy.shown(clause).splitlines()[0][:60]}")
        return
    found = rules.clause(path)
    if not found:
        _refuse(f"{name} 没有条款“{path}”；reviewer policy show {name} 可列出全部路径")
    for clause in found:
        typer.echo(policy.shown(clause))


@policies.command("check")
def policy_check() -> None:
    """核查每部政策：锚文逐字、数值可读出、条款无遗漏、判例相符。"""
    from reviewer import policy
    from reviewer.checks import ledger

    total, failed = 0, 0
    for name in policy.names():
        found = ledger.audit(name)
        total += found.anchors
        failed += len(found.failed)
        typer.echo(
            f"{name}：锚文 {found.anchors}/{found.anchors}，条款 {found.clauses} = 有要求 {found.asked} + 无要求并说明 {found.unasked}，"
            f"判例 {found.cases - len(found.failed)}/{found.cases}"
        )
        for outcome in found.failed:
            typer.echo(f"  {outcome.case.of}：应为 {outcome.case.expect}，得 {outcome.verdict}（{outcome.reason}）")
    typer.echo(f"合计锚文 {total}/{total}")
    if failed:
        _refuse(f"{failed}个判例与规则不符，见上")


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="[QUERY]", help="要查的问题", show_default=False)] = "",
    policy: Annotated[str, typer.Option("--policy", metavar="ID", help="只查这部政策", show_default=False)] = "",
    top: Annotated[int, typer.Option("--top", metavar="K", min=1, help="给出几条")] = 5,
    jsonl: Annotated[str, typer.Option("--jsonl", metavar="FILE", help='每行 {"query", "policy"?}；- 为标准输入')] = "",
) -> None:
    """用平常的话查政策条款。"""
    if bool(query) == bool(jsonl):
        _refuse(
            '请给出一个问题，或用 --jsonl FILE 逐行给出（- 为标准输入）；如：reviewer search "要几家单位" --policy guangxi-2021'
        )
    from reviewer.index.search import Searcher

    searcher = Searcher()
    if query:
        for hit in searcher.search(query, policy or None, top):
            typer.echo(f"{hit.article.policy} {hit.article.path}  {' '.join(hit.article.text.split())[:100]}")
        return
    for number, row in _rows(jsonl, "query"):
        found = searcher.search(row["query"], row.get("policy") or policy or None, top)
        results = [
            {
                "policy": hit.article.policy,
                "clause_path": hit.article.path,
                "text": hit.article.text,
                "score": round(hit.score, 4),
            }
            for hit in found
        ]
        typer.echo(json.dumps({"query_index": number - 1, "results": results}, ensure_ascii=False))


@app.command()
def doctor() -> None:
    """检查本机装了什么、连得上什么，缺的会影响什么。"""
    from reviewer.doctor import examine

    for report in examine():
        state = {True: "正常", False: "缺失", None: "未用"}[report.works]
        typer.echo(f"{state}  {report.name}：{report.found}")
        if report.without:
            typer.echo(f"      {report.without}")


@extracts.command("quantities")
def extract_quantities(
    jsonl: Annotated[str, typer.Option("--jsonl", metavar="FILE", help='每行 {"id", "text"}；- 为标准输入')],
) -> None:
    """从句子中抽取数量，逐行输出 JSON。"""
    from reviewer.extract import quantities

    for _, row in _rows(jsonl, "text"):
        found = [_quantity(q) for q in quantities.find(row["text"])]
        typer.echo(json.dumps({"id": row.get("id"), "quantities": found}, ensure_ascii=False))


def _rows(name: str, key: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The JSON objects of a file's lines, each with a string under the key; another line is refused by its number."""
    for number, line in enumerate(_lines(name), 1):
        try:
            row = json.loads(line)
            if not isinstance(row[key], str):
                raise TypeError(f"{key} 须是字符串")
        except (ValueError, KeyError, TypeError) as error:
            _refuse(f"{name} 第{number}行：须是含 {key} 的 JSON 对象（{error}）")
        yield number, row


def _quantity(found: Quantity) -> dict[str, object]:
    """A quantity as the contract prints it: `low` and `high` only for a range."""
    keys = ("text", "start", "end", "kind", "value", "unit", "comparator")
    ends = ("low", "high") if found.low is not None or found.high is not None else ()
    return {key: getattr(found, key) for key in (*keys, *ends)}


@extracts.command("facts")
def extract_facts(paths: Paths) -> None:
    """抽取一份申请中的事实，输出 JSON。"""
    from reviewer import extract, parse
    from reviewer.memo.json import document, fact, rejected

    documents = parse.read_all(paths)
    found = extract.facts(documents)
    body = {
        "documents": [document(doc) for doc in documents],
        "facts": [fact(item) for item in found.facts],
        "rejected": [rejected(item) for item in found.rejected],
    }
    typer.echo(json.dumps(body, ensure_ascii=False, indent=1))
    if any(not doc.readable for doc in documents):
        raise typer.Exit(3)


def _lines(name: str) -> Iterator[str]:
    """The lines of a file or of standard input that hold something."""
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield from (line for line in sys.stdin if line.strip())
        return
    try:
        text = Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _refuse(f"{name}：不能读取（{error.__class__.__name__}）；请给出 UTF-8 的 JSON 行文件，或用 - 读标准输入")
    yield from (line for line in text.splitlines() if line.strip())


def _refuse(message: str) -> NoReturn:
    """One line on stderr, exit code 2."""
    typer.echo(f"reviewer：{message}", err=True)
    raise typer.Exit(2)


def main() -> None:
    """Run; no traceback reaches a user, unless `REVIEWER_DEBUG` is set."""
    try:
        app()
    except Exception as error:
        if os.environ.get("REVIEWER_DEBUG"):
            raise
        message = " ".join(str(error).split())
        known = isinstance(error, ValueError) and error.__class__.__name__ in KNOWN
        if known or isinstance(error, PermissionError):
            typer.echo(f"reviewer：{message}", err=True)
            sys.exit(2)
        typer.echo(f"reviewer：程序内部错误：{error.__class__.__name__} {message}（设 REVIEWER_DEBUG=1 可看详情）", err=True)
        sys.exit(1)
