"""Retrieval over policy clauses and passages against them, each way of ranking beside the others in one run.

    python eval/benchmarks/retrieval.py [--json FILE] [--errors]

Questions in plain words with the clause paths that answer them: `questions_dev.jsonl` (used while building) and
`questions_blind.jsonl` (written blind; the test). For each way of ranking: recall@1, recall@5 and MRR, the policy given
and over all policies, and milliseconds a question. Then passages to clauses: the labelled evidence of `eval/cases`,
with precision and recall over the threshold (labels are incomplete, so precision is a lower bound).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import jieba

from reviewer import chunk, extract, parse, policy
from reviewer.ground import squeeze
from reviewer.index import articles as art
from reviewer.index.ranking import Index
from reviewer.index.search import cosine
from reviewer.index.terms import grams, normal, widened
from reviewer.index.vectors import hashed
from reviewer.review import headings

HERE = Path(__file__).parent
Scores = Callable[[str], list[float]]


class Words:
    """BM25 over words cut by jieba, the baseline."""

    def __init__(self, texts: list[str]) -> None:
        self.counts = [Counter(jieba.lcut(normal(text))) for text in texts]
        self.sizes = [sum(c.values()) for c in self.counts]
        self.mean = sum(self.sizes) / len(texts)
        self.found = Counter(word for c in self.counts for word in c)

    def __call__(self, query: str) -> list[float]:
        out = [0.0] * len(self.counts)
        for word in jieba.lcut(normal(query)):
            weight = math.log(1 + (len(out) - self.found[word] + 0.5) / (self.found[word] + 0.5))
            for n, counts in enumerate(self.counts):
                if count := counts.get(word):
                    out[n] += weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * self.sizes[n] / self.mean))
        return out


def ways(found: list[art.Article]) -> dict[str, Scores]:
    """Every way of ranking these articles."""
    bare, full = [a.text for a in found], [a.searched for a in found]
    characters, context = Index(bare), Index(full)
    words = Words(full)
    vecs = [hashed(text) for text in full]

    def vector(query: str) -> list[float]:
        wanted = hashed(query)
        return [cosine(wanted, v) for v in vecs]

    def ours(query: str) -> list[float]:
        return context.scores(widened(query))

    def fuse(*lists: Scores) -> Scores:
        def scores(query: str) -> list[float]:
            out = [0.0] * len(found)
            for ranked in (order(one(query)) for one in lists):
                for rank, n in enumerate(ranked, 1):
                    out[n] += 1 / (60 + rank)
            return out

        return scores

    return {
        "BM25 jieba words": words,
        "BM25 characters+bigrams": lambda q: characters.scores(grams(q)),
        "  + heading context": lambda q: context.scores(grams(q)),
        "  + synonyms, numbers (ours)": ours,
        "vectors alone": vector,
        "ours fused with words": fuse(ours, words),
        "ours fused with vectors": fuse(ours, vector),
    }


def order(scores: list[float]) -> list[int]:
    """Indices best first."""
    return sorted(range(len(scores)), key=lambda n: (-scores[n], n))


def rank_of(found: list[art.Article], ranked: list[int], row: dict[str, object]) -> int:
    """The rank of the first article that answers a question."""
    paths, name = row["paths"], row["policy"]
    good = [i for i, n in enumerate(ranked, 1) if found[n].policy == name and found[n].path in paths]  # type: ignore[operator]
    return good[0] if good else 10**6


def measure(rows: list[dict[str, object]], library: list[art.Article], given: bool) -> dict[str, dict[str, float]]:
    """Recall and MRR of every way for a set of questions."""
    groups = {name: [a for a in library if a.policy == name] for name in policy.names()} if given else {"": library}
    table = {name: ways(found) for name, found in groups.items()}
    out: dict[str, dict[str, float]] = {}
    for way in next(iter(table.values())):
        start = time.process_time()
        ranks = [
            rank_of(groups[g], order(table[g][way](str(row["query"]))), row)
            for row in rows
            for g in [str(row["policy"]) if given else ""]
        ]
        spent = (time.process_time() - start) * 1000 / len(rows)
        n = len(rows)
        out[way] = {
            "R@1": sum(r == 1 for r in ranks) / n,
            "R@5": sum(r <= 5 for r in ranks) / n,
            "MRR": sum(1 / r for r in ranks) / n,
            "ms": spent,
        }
    return out


def labelled() -> list[tuple[str, str, set[str]]]:
    """Passages of the labelled cases: policy, text, and the clauses their evidence was labelled for."""
    out = []
    for file in sorted((HERE.parent / "cases").glob("*/gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["policy"] not in policy.names():
            continue
        clause = {req.id.split(".", 1)[1]: req.clause.path for req in policy.load(gold["policy"]).requirements}
        snippets = defaultdict(set)
        for name, finding in gold["findings"].items():
            for snippet in finding.get("evidence", []):
                snippets[squeeze(snippet)].add(clause[name])
        documents = parse.read_all([file.parent / "documents"])
        extraction = extract.facts(documents)
        for doc in documents:
            for passage in chunk.split(doc, headings(doc, extraction)):
                text = squeeze(passage.text)
                paths = {path for snippet, known in snippets.items() if len(snippet) >= 8 and snippet in text for path in known}
                if paths:
                    out.append((gold["policy"], passage.text, paths))
    return out


def passages() -> list[dict[str, float]]:
    """Precision and recall of passages to clauses at several thresholds."""
    data = labelled()
    libraries = {name: art.Articles(policy.load(name).clauses) for name in policy.names()}
    matched = [(libraries[name].match(text, 3, 0.0), paths) for name, text, paths in data]
    out = []
    for near in (0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2):
        said = [({m.path for m in found if m.score >= near}, paths) for found, paths in matched]
        right = sum(len(a & b) for a, b in said)
        claimed, wanted = sum(len(a) for a, _ in said), sum(len(b) for _, b in said)
        some = sum(bool(a & b) for a, b in said)
        out.append(
            {
                "near": near,
                "passages": len(said),
                "precision": right / max(1, claimed),
                "recall": right / wanted,
                "any right": some / len(said),
                "none": sum(not a for a, _ in said) / len(said),
            }
        )
    return out


def main() -> None:
    """Print the tables; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json")
    parser.add_argument("--errors", action="store_true", help="list the development questions that fail")
    options = parser.parse_args()
    jieba.setLogLevel(60)
    library = art.articles(c for name in policy.names() for c in policy.load(name).clauses)
    result: dict[str, object] = {}
    for name in ("dev", "blind"):
        rows = [json.loads(line) for line in (HERE / f"questions_{name}.jsonl").read_text("utf-8").splitlines() if line.strip()]
        for given in (True, False):
            title = f"{name}: {len(rows)} questions, {'policy given' if given else 'over all policies'}"
            table = measure(rows, library, given)
            result[title] = table
            print(f"\n{title}\n{'':32}{'R@1':>7}{'R@5':>7}{'MRR':>7}{'ms':>8}")
            for way, row in table.items():
                print(f"{way:32}{row['R@1']:7.3f}{row['R@5']:7.3f}{row['MRR']:7.3f}{row['ms']:8.2f}")
        if options.errors and name == "dev":
            books = art.Library(library)
            for row in rows:
                hits = books.search(row["query"], row["policy"], 5)
                if not any(h.article.path in row["paths"] for h in hits):
                    print("  ", row["policy"], row["query"], row["paths"], "got", [h.article.path for h in hits[:2]])
    table2 = passages()
    result["passages"] = table2
    print("\npassages to clauses (labelled evidence; labels are incomplete)")
    for row2 in table2:
        print("  ".join(f"{k} {v:.3f}" if k != "passages" else f"{k} {v}" for k, v in row2.items()))
    if options.json:
        Path(options.json).write_text(json.dumps(result, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
